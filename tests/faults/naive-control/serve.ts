import { randomInt, randomUUID } from "node:crypto";
import http from "node:http";
import { buffer } from "node:stream/consumers";
import pg from "pg";
import { z } from "zod";
import { faultPoint } from "#lib/fault-point.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { readTagging } from "#lib/intercom/webhook-to-ticket/conversation/read-tagging.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";

/**
 * What one would write who thinks of no crash: it answers at once, works in memory, and looks whether there is a ticket
 * before it makes one, with no unique key to hold it to that. The suite must find it out.
 */
const { DATABASE_URL, PORT, INTERCOM_API_URL, INTERCOM_CLIENT_SECRET = "" } = process.env;
const db = new pg.Pool({ connectionString: DATABASE_URL });
await db.query("ALTER TABLE ticket_origins DROP CONSTRAINT IF EXISTS ticket_origins_pkey");

const notice = z.looseObject({ app_id: z.string(), id: z.string(), topic: z.string() });
type Notice = z.infer<typeof notice>;

const queue: Notice[] = [];
let working = false;

http
  .createServer((request, response) => void take(request, response))
  .listen(Number(PORT), "127.0.0.1");

async function take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  if (request.url === "/idle") response.statusCode = working || queue.length > 0 ? 503 : 200;
  if (request.method !== "POST") return void response.end();
  const body = await buffer(request);
  await faultPoint("receive.read");
  if (request.headers["x-hub-signature"] !== signBody(body, INTERCOM_CLIENT_SECRET)) {
    return void response.writeHead(401).end();
  }
  await faultPoint("receive.verified");
  queue.push(notice.parse(JSON.parse(body.toString())));
  await faultPoint("answer.before");
  response.writeHead(200).end();
  await faultPoint("answer.after");
  if (!working) void workOff();
}

async function workOff(): Promise<void> {
  working = true;
  for (let next = queue.shift(); next; next = queue.shift()) await work(next);
  working = false;
}

async function work(given: Notice): Promise<void> {
  await faultPoint("claim.before");
  const tagging = readTagging(given);
  if (!tagging) return;
  const { rows } = await db.query<{ workspace_id: string; product_id: string }>(
    "SELECT workspace_id, product_id FROM trigger_tags WHERE intercom_app_id = $1 AND tag_id = $2",
    [given.app_id, tagging.tags[0]?.id],
  );
  await faultPoint("claim.after");
  for (const { workspace_id: workspaceId, product_id: productId } of rows) {
    const place = [workspaceId, productId, given.app_id, tagging.conversationId];
    const seen = await db.query(
      `SELECT FROM ticket_origins WHERE workspace_id = $1 AND product_id = $2 AND intercom_app_id = $3
         AND conversation_id = $4`,
      place,
    );
    if (seen.rowCount === 0) await openTicket(place);
    await db.query(
      `INSERT INTO deliveries (workspace_id, id, intercom_app_id, notification_id, topic, state, outcome)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, 'done', 'done') ON CONFLICT DO NOTHING`,
      [workspaceId, given.app_id, given.id, given.topic],
    );
  }
  await faultPoint("done.committed");
}

async function openTicket(place: string[]): Promise<void> {
  const [workspaceId, productId, appId, conversationId] = place;
  await faultPoint("fetch.before");
  const token = await tokenOf(workspaceId ?? "");
  await fetch(`${INTERCOM_API_URL}/conversations/${conversationId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await faultPoint("fetch.after");
  await faultPoint("ticket.before");
  const id = randomUUID();
  await db.query(
    `INSERT INTO intercom_conversations (workspace_id, intercom_app_id, conversation_id, region, updated_at)
     VALUES ($1, $2, $3, 'EU', now()) ON CONFLICT DO NOTHING`,
    [workspaceId, appId, conversationId],
  );
  await db.query(
    `INSERT INTO feedback_tickets
       (workspace_id, id, product_id, number, title, source, received_at, last_customer_at)
     VALUES ($1, $2, $3, $4, 'Feedback', 'intercom', now(), now())`,
    [workspaceId, id, productId, randomInt(1e9)],
  );
  await faultPoint("ticket.after");
  await db.query(
    `INSERT INTO ticket_origins (workspace_id, product_id, intercom_app_id, conversation_id, ticket_id)
     VALUES ($1, $2, $3, $4, $5)`,
    [...place, id],
  );
  await faultPoint("done.marked");
}

async function tokenOf(workspaceId: string): Promise<string | null> {
  const { rows } = await db.query<Parameters<typeof openToken>[0]>(
    `SELECT workspace_id AS "workspaceId", intercom_app_id AS "intercomAppId",
       token_key_id AS "tokenKeyId", token_ciphertext AS "tokenCiphertext"
     FROM intercom_connections WHERE workspace_id = $1`,
    [workspaceId],
  );
  return rows[0] ? openToken(rows[0]) : null;
}
