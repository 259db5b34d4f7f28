import { pool } from "#lib/database/pool.ts";

const batch = 5_000;

/** Read or not, after 90 days. */
export async function forgetOldNotifications(): Promise<void> {
  for (let forgotten = batch; forgotten === batch; ) {
    const { rowCount } = await pool().query(
      `DELETE FROM notifications WHERE (workspace_id, id) IN (
         SELECT workspace_id, id FROM notifications WHERE created_at < now() - interval '90 days' LIMIT $1)`,
      [batch],
    );
    forgotten = rowCount ?? 0;
  }
}
