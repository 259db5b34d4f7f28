import { scopeOf } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { type ConnectionTrouble, notifyOfTrouble } from "#lib/notifications/notify.ts";
import { longestInVain } from "./claim-notices.ts";

type Untold = { workspaceId: string; detail: ConnectionTrouble; to: string[] };

const atOnce = 50;

/** Tells every owner and admin once, whether or not there is a mail server. */
export async function tellInApp(): Promise<void> {
  for (const { workspaceId, ...trouble } of await findUntold()) {
    await transaction((tx) => notifyOfTrouble(tx, scopeOf({ workspaceId }), trouble));
  }
}

/** What needs a person, and those who may do something about it and have no notification since it began. */
async function findUntold(): Promise<Untold[]> {
  const { rows } = await pool().query<Untold>(
    `SELECT t.workspace_id AS "workspaceId", t.detail, array_agg(m.user_id::text) AS "to"
     FROM (
       SELECT k.workspace_id, 'reconnect' AS detail, k.reconnect_needed_since AS since
       FROM intercom_connections k WHERE k.status = 'reconnect_needed'
       UNION ALL
       SELECT r.workspace_id, 'contacts', r.moved_at
       FROM contact_imports r JOIN intercom_connections k ON k.workspace_id = r.workspace_id
       WHERE r.is_open AND r.state = 'failed' AND k.status = 'connected' AND k.sync_contacts
         AND (r.wait_until IS NULL OR r.moved_at < now() - interval '${longestInVain}')
     ) t
     JOIN workspaces w ON w.id = t.workspace_id AND w.deleting_since IS NULL
     JOIN memberships m ON m.workspace_id = t.workspace_id AND m.role IN ('owner', 'admin')
     WHERE NOT EXISTS (
       SELECT FROM notifications n WHERE n.workspace_id = m.workspace_id AND n.user_id = m.user_id
         AND n.kind = 'connection' AND n.detail = t.detail AND n.created_at >= t.since)
     GROUP BY t.workspace_id, t.detail LIMIT $1`,
    [atOnce],
  );
  return rows;
}
