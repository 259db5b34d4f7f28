import { pool } from "#lib/database/pool.ts";

/**
 * Tells the planner how many people there are by now. Plans made for an empty table, those behind foreign keys too,
 * would otherwise be kept until PostgreSQL looks by itself a minute later, and read all rows for each.
 */
export async function refreshStatistics(): Promise<void> {
  await pool().query("ANALYZE contacts, companies, contact_companies");
}
