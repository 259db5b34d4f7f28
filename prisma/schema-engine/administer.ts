import pg from "pg";
import { withDatabase } from "./database-address.ts";

/** Runs a statement that must not run inside the database it is about. */
export async function administer(url: string, sql: string): Promise<void> {
  try {
    await runIn(withDatabase(url, "postgres"), sql);
  } catch (error) {
    if (!isMissingDatabase(error)) throw error;
    await runIn(withDatabase(url, "template1"), sql);
  }
}

export async function runIn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function isMissingDatabase(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === "3D000";
}
