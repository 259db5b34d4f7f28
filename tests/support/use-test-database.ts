import { afterAll } from "vitest";
import { closePool } from "#lib/database/pool.ts";
import { createTestDatabase } from "./test-database.ts";

/** Gives the test file a database of its own, which `env()`, `pool()` and `database` then speak to. */
export async function useTestDatabase(): Promise<{ url: string }> {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  globalThis.timebookEnv = undefined;
  afterAll(async () => {
    await closePool();
    globalThis.timebookDatabase = undefined;
    await database.drop();
  });
  return { url: database.url };
}
