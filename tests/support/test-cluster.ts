import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { prepareEmbedded } from "#lib/database/embedded.ts";
import { migrate } from "#lib/database/migrate.ts";
import { withDatabase } from "#prisma/schema-engine/database-address.ts";
import { endLeftRunning, watchStarted } from "./left-running.ts";

// Data of tests may be lost in a crash, so nothing waits for the disk. Several servers and workers run at once.
const settings = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
];

/**
 * Global setup of Vitest and Playwright: one PostgreSQL (TEST_DATABASE_URL, else an embedded one) with one
 * migrated template, whose address the test processes inherit. Returns the teardown.
 */
export default async function startTestCluster(): Promise<() => Promise<void>> {
  watchStarted();
  const cluster = await provideCluster();
  const template = `timebook_template_${process.pid}`;
  await runOn(cluster.url, `CREATE DATABASE ${template}`);
  await migrate(withDatabase(cluster.url, template));
  process.env.TEST_TEMPLATE_URL = withDatabase(cluster.url, template);
  return async () => {
    endLeftRunning();
    await runOn(cluster.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await cluster.stop();
  };
}

async function provideCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const folder = mkdtempSync(path.join(os.tmpdir(), "timebook-test-"));
  chmodSync(folder, 0o711);
  const embedded = await prepareEmbedded({ folder, settings });
  await embedded.start();
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
