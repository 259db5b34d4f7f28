import { rmSync } from "node:fs";
import pg from "pg";
import { prepareEmbedded } from "#lib/database/embedded.ts";
import { embeddedFolder } from "#lib/database/embedded-folder.ts";
import { withDatabase } from "#prisma/schema-engine/database-address.ts";

export type Cluster = {
  version: string;
  /** The address of a new, empty database. */
  addDatabase(name: string): Promise<string>;
  run(url: string, ...statements: string[]): Promise<void>;
  stop(): Promise<void>;
};

/** PostgreSQL as production has it, durable, on the disk that production would use. */
export async function startCluster(): Promise<Cluster> {
  const folder = embeddedFolder(".bench");
  const embedded = await prepareEmbedded({ folder });
  await embedded.start();
  return {
    version: await readVersion(embedded.url),
    async addDatabase(name) {
      await run(embedded.url, `DROP DATABASE IF EXISTS ${name}`, `CREATE DATABASE ${name}`);
      return withDatabase(embedded.url, name);
    },
    run,
    async stop() {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(url: string, ...statements: string[]): Promise<void> {
  await connected(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

function readVersion(url: string): Promise<string> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    return rows[0]?.server_version ?? "unknown";
  });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
