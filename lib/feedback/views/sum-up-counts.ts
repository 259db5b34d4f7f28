import { pool } from "#lib/database/pool.ts";

/** Of what has changed since, so that the numbers of the views stay quick to read. */
export async function sumUpCounts(): Promise<void> {
  await pool().query("SELECT sum_up_ticket_counts()");
}
