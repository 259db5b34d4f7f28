import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import { redactClaimed } from "./redact-claimed.ts";

const atOnce = 10;
const summary = "Waits until Intercom is reconnected";

/**
 * Redacts what arrives about erased people while the connection needs a person and nobody takes it up. Each is looked
 * at once, and says from then on why it waits.
 */
export async function redactWaiting(scope: Scope): Promise<void> {
  const { workspaceId } = scope;
  for (;;) {
    const { rows } = await pool().query<Claimed>(
      `SELECT d.id, d.intercom_app_id AS "intercomAppId", d.topic, d.body, d.attempts FROM deliveries d
       WHERE d.workspace_id = $1 AND d.state = 'pending' AND d.summary IS DISTINCT FROM $2
         AND EXISTS (SELECT FROM erased_contacts e WHERE e.workspace_id = d.workspace_id)
       LIMIT $3`,
      [workspaceId, summary, atOnce],
    );
    if (rows.length === 0) return;
    await redactClaimed(scope, rows);
    await pool().query(
      `UPDATE deliveries SET summary = $2
       WHERE workspace_id = $1 AND id = ANY ($3) AND state = 'pending'`,
      [workspaceId, summary, rows.map(({ id }) => id)],
    );
  }
}
