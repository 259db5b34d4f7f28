import { pool } from "#lib/database/pool.ts";

/** Queues every workspace that is being deleted and no job is waiting for, as after a restored backup. */
export async function requeueStrandedDeletions(): Promise<void> {
  await pool().query(`
    SELECT graphile_worker.add_job('delete', json_build_object('workspaceId', id),
      queue_name := 'delete:' || id, job_key := 'delete:' || id)
    FROM workspaces w
    WHERE deleting_since < now() - interval '1 minute' AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs j WHERE j.key = 'delete:' || w.id OR
        j.queue_name = 'delete:' || w.id AND j.locked_at IS NOT NULL)`);
}
