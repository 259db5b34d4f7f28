import { scopeOf } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { startImport } from "./start-import.ts";

type Due = { workspaceId: string; intercomAppId: string };

/**
 * A sweep every quarter of an hour for whoever syncs contacts: it brings what notifications missed and Intercom's
 * search can find. Who was archived, merged or deleted it cannot find; that is for the full run of the day.
 */
export async function startDueSweeps(): Promise<void> {
  const { rows } = await pool().query<Due>(`
    SELECT workspace_id AS "workspaceId", intercom_app_id AS "intercomAppId"
    FROM intercom_connections c
    WHERE status = 'connected' AND sync_contacts AND swept_until < now() - interval '15 minutes'
      AND NOT EXISTS (
        SELECT FROM contact_imports i WHERE i.workspace_id = c.workspace_id AND i.is_open)
    ORDER BY swept_until LIMIT 200`);
  for (const { workspaceId, intercomAppId } of rows) {
    await transaction((tx) =>
      startImport(tx, scopeOf({ workspaceId }), {
        ...{ intercomAppId, requestedBy: null },
        kind: "sweep",
      }),
    );
  }
}
