import { pool } from "#lib/database/pool.ts";

/** Drops sweeps that found nothing after a day, and other runs after 90, but for the last full one of a workspace. */
export async function forgetOldRuns(): Promise<void> {
  await pool().query(`
    DELETE FROM contact_imports i WHERE i.is_open IS NULL
      AND (i.kind = 'sweep' AND i.written = 0 AND i.ended_at < now() - interval '1 day'
        OR i.ended_at < now() - interval '90 days' AND EXISTS (
          SELECT FROM contact_imports later WHERE later.workspace_id = i.workspace_id
            AND later.kind = 'full' AND later.state = 'done' AND later.started_at > i.started_at))`);
}
