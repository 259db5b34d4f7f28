import { pool } from "#lib/database/pool.ts";

/** Queues every workspace where a bulk action is unfinished and no job is waiting, as after a restored backup. */
export async function requeueStrandedBulks(): Promise<void> {
  await pool().query(`
    SELECT graphile_worker.add_job('bulk', json_build_object('workspaceId', workspace_id),
      queue_name := 'bulk:' || workspace_id, job_key := 'bulk:' || workspace_id)
    FROM (
      SELECT DISTINCT workspace_id FROM bulk_actions
      WHERE state IN ('running', 'undoing') AND started_at < now() - interval '1 minute'
    ) stranded
    WHERE NOT EXISTS (
      SELECT FROM graphile_worker.jobs j WHERE j.key = 'bulk:' || workspace_id OR
        j.queue_name = 'bulk:' || workspace_id AND j.locked_at IS NOT NULL)`);
}
