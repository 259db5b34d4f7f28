import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";

/**
 * Waits for the batches of the workspace's deliveries that are being written now. They rely on the job that calls this
 * to find them, because it was still waiting when they looked: see the migration "record deliveries in one call".
 */
export async function awaitReceivers({ workspaceId }: Scope): Promise<void> {
  const key = `drain:${workspaceId}`;
  await pool().query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [key]);
}
