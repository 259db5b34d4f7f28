import { database } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import { startApp } from "#tests/support/start-app.ts";

const client = { clientId: "story-client", clientSecret: "story-secret" };

/** Intercom, and the built server with its worker: what every story starts from. */
export async function startStory(databaseUrl: string, env: Record<string, string> = {}) {
  const intercom = await startSimulator({ ...client, retryDelayMs: 300 });
  const app = await startApp({
    databaseUrl,
    env: { ...storyEnvironment(intercom), ...env },
  });
  intercom.setWebhookUrl(`${app.url}/api/intercom/webhook`);
  return {
    app,
    intercom,
    async stop() {
      await app.stop();
      await intercom.stop();
    },
  };
}

export function storyEnvironment(intercom: Simulator): Record<string, string> {
  return {
    INTERCOM_CLIENT_ID: intercom.clientId,
    INTERCOM_CLIENT_SECRET: intercom.clientSecret,
    INTERCOM_API_URL: intercom.url,
    INTERCOM_OAUTH_URL: intercom.oauthUrl,
  };
}

export type Story = Awaited<ReturnType<typeof startStory>>;

/** Waits until every delivery of the workspace is done or given up. */
export async function untilWorkedOff(workspaceId: string, limitMs?: number): Promise<void> {
  await eventually(async () => {
    const open = await database.delivery.count({
      where: { workspaceId, state: { in: ["pending", "processing"] } },
    });
    return open === 0;
  }, limitMs);
}

/** Every ticket of the workspace, with what a product manager sees of it. */
export function ticketsOf(workspaceId: string) {
  return database.feedbackTicket.findMany({
    where: { workspaceId },
    orderBy: [{ productId: "asc" }, { number: "asc" }],
    select: {
      id: true,
      number: true,
      title: true,
      customerName: true,
      customerEmail: true,
      customerCompany: true,
      productId: true,
      product: { select: { key: true } },
      quotes: { orderBy: { taggedAt: "asc" } },
      tags: { select: { tagId: true, addedByName: true } },
      activity: { orderBy: { happenedAt: "asc" }, select: { kind: true, detail: true } },
      origins: { select: { intercomAppId: true, conversationId: true } },
    },
  });
}

type Rows = Record<string, string | number | null>[];

export type Run = {
  db?: { query(sql: string): Promise<{ rows: Rows }> };
  /** With it, what was answered and what became a ticket is held against what Intercom sent. */
  intercom?: Simulator;
  /** `product conversation` of every ticket that there must be, and of no other. */
  expected?: string[];
};

/** The checker that ends every run. Throws with every invariant that is broken. */
export async function checkInvariants(run: Run = {}): Promise<void> {
  const broken = await findBroken(run);
  if (broken.length > 0) throw new Error(`Broken invariants:\n${broken.join("\n")}`);
}

export async function findBroken({ db = pool(), intercom, expected }: Run): Promise<string[]> {
  const ask = async (sql: string) => (await db.query(sql)).rows;
  const all = async (sql: string) => (await ask(sql)).map((row) => Object.values(row).join(" "));
  const tickets = await all(`
    SELECT product_id, conversation_id FROM ticket_origins
    UNION ALL
    SELECT product_id, 'no conversation' FROM feedback_tickets t
    WHERE source = 'intercom' AND NOT EXISTS (
      SELECT FROM ticket_origins o WHERE o.workspace_id = t.workspace_id AND o.ticket_id = t.id)`);
  const broken = {
    "I1 more than one ticket": await all(`
      SELECT workspace_id, product_id, intercom_app_id, conversation_id, count(*) FROM ticket_origins
      GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`),
    "I7 held past its lease": await all(`
      SELECT id FROM deliveries WHERE state = 'processing' AND lease_until < now() - interval '1 minute'`),
    "I7 dead without a reason": await all(
      "SELECT id FROM deliveries WHERE state = 'dead' AND coalesce(summary, '') = ''",
    ),
    "I4 a ticket from no conversation": tickets.filter((line) => line.endsWith("no conversation")),
    ...(intercom && (await findUntrue(intercom, ask))),
    ...(expected && {
      "I3 lost": expected.filter((line) => !tickets.includes(line)),
      "I4 invented": tickets.filter((line) => !expected.includes(line)),
      "I7 never ended": await all(
        "SELECT id, state FROM deliveries WHERE state NOT IN ('done', 'dead')",
      ),
    }),
  };
  return Object.entries(broken).flatMap(([what, where]) => where.map((one) => `${what}: ${one}`));
}

const allowedStatuses = [200, 401, 405, 413, 503];

/** Where what we answered and stored differs from what Intercom sent. */
async function findUntrue(intercom: Simulator, ask: (sql: string) => Promise<Rows>) {
  const connected = await ask(`
    SELECT workspace_id, intercom_app_id AS app, extract(epoch FROM connected_at) * 1000 AS since
    FROM intercom_connections WHERE status <> 'disconnected'`);
  const rows = await ask(
    "SELECT workspace_id || ' ' || intercom_app_id || ' ' || notification_id AS key FROM deliveries",
  );
  const stored = new Set(rows.map(({ key }) => key));
  const { deliveries } = intercom;
  const keysOf = ({ appId, notificationId, at }: (typeof deliveries)[number]) =>
    connected
      .filter(({ app, since }) => app === appId && Number(since) < at)
      .map((row) => `${row.workspace_id} ${appId} ${notificationId}`);
  return {
    "I2 answered 200 and not stored": deliveries
      .filter(({ status, topic, notificationId }) => {
        return status === 200 && topic === "conversation_part.tag.created" && notificationId;
      })
      .flatMap(keysOf)
      .filter((key) => !stored.has(key)),
    "I12 a status of no use to Intercom": deliveries
      .flatMap(({ status }) => status ?? [])
      .filter((status) => !allowedStatuses.includes(status))
      .map(String),
  };
}

/** Whether the database itself refuses a second ticket, whatever the program does. */
export async function refusesASecondTicket(db: NonNullable<Run["db"]> = pool()): Promise<boolean> {
  const { rows } = await db.query(`
    SELECT indexdef FROM pg_indexes WHERE tablename = 'ticket_origins' AND indexdef LIKE
      'CREATE UNIQUE INDEX % (workspace_id, product_id, intercom_app_id, conversation_id)'`);
  return rows.length > 0;
}
