import pg from "pg";
import { env } from "#lib/env.ts";

declare global {
  var timebookPool: pg.Pool | undefined;
}

/**
 * The one pool of this process, shared by the server's and Next's module graphs.
 * It sets no startup parameters, which a transaction pooler in front of PostgreSQL would refuse.
 */
export function pool(): pg.Pool {
  globalThis.timebookPool ??= createPool();
  return globalThis.timebookPool;
}

export async function closePool(): Promise<void> {
  const open = globalThis.timebookPool;
  globalThis.timebookPool = undefined;
  await open?.end();
}

function createPool(): pg.Pool {
  const created = new pg.Pool({
    connectionString: env().databaseUrl,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 30_000,
  });
  // A broken client is dropped by the pool and fails the query in hand; without listeners, also on
  // clients that are just being closed, the process would end instead.
  created.on("error", () => undefined);
  created.on("connect", (client) => client.on("error", () => undefined));
  return created;
}
