import { pool } from "#lib/database/pool.ts";

/** Queues every workspace where a file is due and no job is waiting: also what is tried again. */
export async function requeueWaitingAttachments(): Promise<void> {
  await pool().query(`
    SELECT graphile_worker.add_job('attachments', json_build_object('workspaceId', workspace_id),
      queue_name := 'attachments:' || workspace_id, job_key := 'attachments:' || workspace_id)
    FROM (SELECT DISTINCT workspace_id FROM message_attachments WHERE next_try_at <= now()) due
    WHERE NOT EXISTS (
      SELECT FROM graphile_worker.jobs j WHERE j.key = 'attachments:' || workspace_id OR
        j.queue_name = 'attachments:' || workspace_id AND j.locked_at IS NOT NULL)`);
}
