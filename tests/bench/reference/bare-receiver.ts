import { createHmac, timingSafeEqual } from "node:crypto";
import http from "node:http";
import pg from "pg";

// The least that keeps the promise: signed by Intercom, stored once, and only then answered 200.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const secret = process.env.INTERCOM_CLIENT_SECRET ?? "";
await pool.query(`CREATE TABLE IF NOT EXISTS notifications (
  app_id text, id text, body bytea NOT NULL, received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (app_id, id))`);

async function answer(body: Buffer, signature: unknown): Promise<number> {
  const digest = Buffer.from(`sha1=${createHmac("sha1", secret).update(body).digest("hex")}`);
  const given = Buffer.from(String(signature));
  if (given.length !== digest.length || !timingSafeEqual(given, digest)) return 401;
  const { app_id, id } = JSON.parse(body.toString());
  await pool.query(
    "INSERT INTO notifications (app_id, id, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [app_id, id, body],
  );
  return 200;
}

const server = http.createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    const isPost = request.method === "POST";
    const signature = request.headers["x-hub-signature"];
    const status = isPost ? await answer(Buffer.concat(chunks), signature) : 200;
    response.writeHead(status, { "Content-Length": 0 }).end();
  });
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.once("SIGTERM", () => process.exit(0));
