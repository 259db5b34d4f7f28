import http from "node:http";
import { text } from "node:stream/consumers";
import pg from "pg";

// The least that shows a tagged conversation to a product manager: store the notification, answer, ask Intercom for
// the conversation, who wrote it and their company, keep the three, list them.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(`CREATE TABLE IF NOT EXISTS notifications (
    app_id text, id text, body text NOT NULL, PRIMARY KEY (app_id, id));
  CREATE TABLE IF NOT EXISTS tickets (conversation_id text PRIMARY KEY, title text NOT NULL, customer text, company text);`);

async function ask(path: string) {
  const answer = await fetch(`${process.env.INTERCOM_API_URL}${path}`, {
    headers: { authorization: `Bearer ${process.env.TOKEN}`, "intercom-version": "2.14" },
  });
  return answer.json();
}

async function openTicket(conversationId: string): Promise<void> {
  const { title, contacts } = await ask(`/conversations/${conversationId}`);
  const [{ id }] = contacts.contacts;
  const { name } = await ask(`/contacts/${id}`);
  const companies = await ask(`/contacts/${id}/companies`);
  await pool.query(
    `WITH kept AS (INSERT INTO tickets VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING title)
     SELECT pg_notify('bare_inbox', title) FROM kept`,
    [conversationId, title, name, companies.data[0]?.name],
  );
}

async function answerPost(body: string, response: http.ServerResponse): Promise<void> {
  const { app_id, id, data } = JSON.parse(body);
  await pool.query("INSERT INTO notifications VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    app_id,
    id,
    body,
  ]);
  response.writeHead(200, { "Content-Length": 0 }).end();
  await openTicket(data.item.conversation.id);
}

async function answerGet(response: http.ServerResponse): Promise<void> {
  const { rows } = await pool.query("SELECT * FROM tickets ORDER BY conversation_id DESC");
  const line = (row: Record<string, string>) =>
    `<li>${row.title} ${row.customer} ${row.company}</li>`;
  response.end(`<ul>${rows.map(line).join("")}</ul>`);
}

const server = http.createServer({ keepAliveTimeout: 65_000 }, async (request, response) => {
  if (request.method === "POST") await answerPost(await text(request), response);
  else await answerGet(response);
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.once("SIGTERM", () => process.exit(0));
