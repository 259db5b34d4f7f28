import { randomBytes } from "node:crypto";
import pg from "pg";
import { withDatabase } from "#prisma/schema-engine/database-address.ts";
import type { TestDatabase } from "#tests/support/test-database.ts";

/** A database without a table, in the cluster of the tests or in `clusterUrl`'s. */
export async function addEmptyDatabase(
  clusterUrl = process.env.TEST_TEMPLATE_URL ?? "",
): Promise<TestDatabase> {
  const name = `timebook_empty_${randomBytes(4).toString("hex")}`;
  const run = (sql: string) => runOn(withDatabase(clusterUrl, "postgres"), sql);
  await run(`CREATE DATABASE ${name}`);
  return {
    url: withDatabase(clusterUrl, name),
    drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
