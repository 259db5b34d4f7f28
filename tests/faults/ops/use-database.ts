import { closePool } from "#lib/database/pool.ts";

/** From now on this test's own code speaks to that database. */
export async function useDatabase(url: string): Promise<void> {
  await closePool();
  process.env.DATABASE_URL = url;
  globalThis.timebookEnv = undefined;
  globalThis.timebookDatabase = undefined;
}
