import { pool } from "#lib/database/pool.ts";

const rowsAtOnce = 5_000;

const forgetChanges = `
  DELETE FROM bulk_changes WHERE ctid = ANY (ARRAY (
    SELECT c.ctid FROM bulk_changes c
    JOIN bulk_actions b ON b.workspace_id = c.workspace_id AND b.id = c.bulk_id
    WHERE b.ended_at < now() - interval '7 days' LIMIT ${rowsAtOnce}))`;

/** What tickets were before a bulk action is of use only to who undoes it. */
export async function forgetOldBulks(): Promise<void> {
  let forgotten = rowsAtOnce;
  while (forgotten > 0) forgotten = (await pool().query(forgetChanges)).rowCount ?? 0;
  await pool().query("DELETE FROM bulk_actions WHERE ended_at < now() - interval '7 days'");
}
