import { pool } from "#lib/database/pool.ts";

const batch = 5_000;

/** Drops bodies 7 days after the end of their work (30 where it failed) and the rows after 90. */
export async function forgetOldDeliveries(): Promise<void> {
  await inBatches(`
    UPDATE deliveries SET body = NULL WHERE (workspace_id, id) IN (
      SELECT workspace_id, id FROM deliveries
      WHERE body IS NOT NULL AND (state = 'done' AND finished_at < now() - interval '7 days'
        OR state = 'dead' AND finished_at < now() - interval '30 days')
      LIMIT $1)`);
  await inBatches(`
    DELETE FROM deliveries WHERE (workspace_id, id) IN (
      SELECT workspace_id, id FROM deliveries
      WHERE state IN ('done', 'dead') AND finished_at < now() - interval '90 days'
      LIMIT $1)`);
}

async function inBatches(sql: string): Promise<void> {
  for (let changed = batch; changed === batch; ) {
    changed = (await pool().query(sql, [batch])).rowCount ?? 0;
  }
}
