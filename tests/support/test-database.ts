import { randomBytes } from "node:crypto";
import pg from "pg";
import { withDatabase } from "#prisma/schema-engine/database-address.ts";

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A database of its own, cloned from the run's template, which is migrated and empty, or from another that nobody uses. */
export async function createTestDatabase(
  templateUrl = process.env.TEST_TEMPLATE_URL,
): Promise<TestDatabase> {
  if (!templateUrl)
    throw new Error("Run this through Vitest or Playwright, which start PostgreSQL");
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `timebook_test_${randomBytes(6).toString("hex")}`;
  const admin = withDatabase(templateUrl, "postgres");
  await runOn(admin, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: withDatabase(templateUrl, name),
    drop: () => runOn(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
