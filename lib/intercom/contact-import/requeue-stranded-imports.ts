import { pool } from "#lib/database/pool.ts";

/** Queues every run that should be moving and has no job waiting, as after a crash or a restored backup. */
export async function requeueStrandedImports(): Promise<void> {
  await pool().query(`
    SELECT graphile_worker.add_job('contacts', json_build_object('workspaceId', workspace_id),
      queue_name := 'contacts:' || workspace_id, job_key := 'contacts:' || workspace_id)
    FROM contact_imports i JOIN intercom_connections c USING (workspace_id)
    WHERE i.is_open AND c.status = 'connected' AND c.sync_contacts
      AND (i.state IN ('running', 'waiting') OR i.state = 'failed' AND i.wait_until IS NOT NULL)
      AND greatest(i.moved_at, i.wait_until) < now() - interval '1 minute'
      AND NOT EXISTS (
        SELECT FROM graphile_worker.jobs j WHERE j.key = 'contacts:' || workspace_id OR
          j.queue_name = 'contacts:' || workspace_id AND j.locked_at IS NOT NULL)`);
}
