import { pool } from "#lib/database/pool.ts";

/** Queues every connected workspace that has deliveries due but no job waiting, as after a crash or a restored backup. */
export async function requeueStranded(): Promise<void> {
  await pool().query(`
    SELECT graphile_worker.add_job('drain', json_build_object('workspaceId', workspace_id),
      queue_name := 'drain:' || workspace_id, job_key := 'drain:' || workspace_id)
    FROM (
      SELECT DISTINCT d.workspace_id FROM deliveries d
      LEFT JOIN intercom_connections c USING (workspace_id)
      WHERE c.status IS DISTINCT FROM 'reconnect_needed'
        AND (d.state = 'pending' AND d.next_try_at <= now() OR d.state = 'processing' AND d.lease_until < now())
    ) stranded`);
}
