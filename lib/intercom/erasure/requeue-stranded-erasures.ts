import { pool } from "#lib/database/pool.ts";

/** Queues every workspace where somebody is still being erased and no job is waiting, as after a restored backup. */
export async function requeueStrandedErasures(): Promise<void> {
  await pool().query(`
    SELECT graphile_worker.add_job('erase', json_build_object('workspaceId', workspace_id),
      queue_name := 'erase:' || workspace_id, job_key := 'erase:' || workspace_id)
    FROM (
      SELECT DISTINCT workspace_id FROM contacts WHERE erasing_since < now() - interval '1 minute'
    ) stranded
    WHERE NOT EXISTS (
      SELECT FROM graphile_worker.jobs j WHERE j.key = 'erase:' || workspace_id OR
        j.queue_name = 'erase:' || workspace_id AND j.locked_at IS NOT NULL)`);
}
