import { pool } from "#lib/database/pool.ts";

export type Notice = {
  workspaceId: string;
  slug: string;
  intercomWorkspaceName: string;
  /** Why the sync of contacts has stopped; null where Intercom no longer accepts the access at all. */
  failure: string | null;
  /** Whether it is tried again without anybody's doing. */
  isTriedAgain: boolean;
  /** Who connected. */
  connectedById: string | null;
};

const atOnce = 20;
export const longestInVain = "1 hour";

const about = `c.workspace_id AS "workspaceId", w.slug, c.intercom_workspace_name AS "intercomWorkspaceName", (
    SELECT a.actor_id FROM audit_log a WHERE a.workspace_id = c.workspace_id AND a.action = 'Intercom connected'
    ORDER BY a.happened_at DESC LIMIT 1) AS "connectedById"`;

/**
 * What needs a person, or has been tried in vain for an hour, and was not told since it last moved on; marked as told:
 * rather nobody is told after a crash than somebody twice, for the page says it too.
 */
export async function claimNotices(): Promise<Notice[]> {
  const runs = await pool().query<Notice>(
    `UPDATE contact_imports i SET told_at = now()
     FROM intercom_connections c JOIN workspaces w ON w.id = c.workspace_id
     WHERE c.workspace_id = i.workspace_id AND (i.workspace_id, i.id) IN (
       SELECT r.workspace_id, r.id
       FROM contact_imports r JOIN intercom_connections k ON k.workspace_id = r.workspace_id
       WHERE r.is_open AND r.state = 'failed' AND (r.told_at IS NULL OR r.told_at < r.moved_at)
         AND (r.wait_until IS NULL OR r.moved_at < now() - interval '${longestInVain}')
         AND k.status = 'connected' AND k.sync_contacts
       LIMIT $1 FOR UPDATE OF r SKIP LOCKED)
     RETURNING ${about}, coalesce(i.failure, 'No reason was kept') AS failure,
       i.wait_until IS NOT NULL AS "isTriedAgain"`,
    [atOnce],
  );
  const connections = await pool().query<Notice>(
    `UPDATE intercom_connections c SET told_at = now()
     FROM workspaces w
     WHERE w.id = c.workspace_id AND c.workspace_id IN (
       SELECT k.workspace_id FROM intercom_connections k
       WHERE k.status = 'reconnect_needed' AND (k.told_at IS NULL OR k.told_at < k.reconnect_needed_since)
       LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING ${about}, NULL AS failure, false AS "isTriedAgain"`,
    [atOnce],
  );
  return [...runs.rows, ...connections.rows];
}
