import http from "node:http";
import pg from "pg";

// The least that shows a page out of the database.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const server = http.createServer(async (_, response) => {
  const { rows } = await pool.query("SELECT title FROM feedback_tickets ORDER BY id DESC LIMIT 50");
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(`<!doctype html><ul>${rows.map(({ title }) => `<li>${title}</li>`).join("")}</ul>`);
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.once("SIGTERM", () => process.exit(0));
