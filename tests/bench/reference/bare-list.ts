import http from "node:http";
import pg from "pg";

// The least that shows the first page of a list of people out of the database, with their companies and a count.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const page = `
  SELECT c.name, c.email, c.last_seen_at, o.name AS company
  FROM (
    SELECT * FROM contacts
    WHERE workspace_id = $1 AND deleted_at IS NULL AND standing <> 'merged' AND last_seen_at IS NOT NULL
    ORDER BY last_seen_at DESC, id DESC LIMIT 50) c
  LEFT JOIN LATERAL (
    SELECT name FROM contact_companies m JOIN companies o ON o.workspace_id = m.workspace_id AND o.id = m.company_id
    WHERE m.workspace_id = c.workspace_id AND m.contact_id = c.id LIMIT 1) o ON true
  ORDER BY c.last_seen_at DESC`;
const count = `SELECT count(*) FROM (
  SELECT FROM contacts WHERE workspace_id = $1 AND deleted_at IS NULL AND standing <> 'merged' LIMIT 10001) counted`;

const server = http.createServer(async (_, response) => {
  const of = [process.env.WORKSPACE_ID];
  const [people, counted] = await Promise.all([pool.query(page, of), pool.query(count, of)]);
  const row = (one: Record<string, unknown>) =>
    `<tr><td>${one.name}<td>${one.email}<td>${one.company}<td>${one.last_seen_at}`;
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(
    `<!doctype html><h1>${counted.rows[0].count}</h1><table>${people.rows.map(row).join("")}</table>`,
  );
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.once("SIGTERM", () => process.exit(0));
