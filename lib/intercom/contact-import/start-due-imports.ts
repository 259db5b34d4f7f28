import { scopeOf } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { startImport } from "./start-import.ts";

type Due = { workspaceId: string; intercomAppId: string };

/** A full run a day for whoever syncs contacts: it repairs what webhooks missed, and writes only what differs. */
export async function startDueImports(): Promise<void> {
  const { rows } = await pool().query<Due>(`
    SELECT workspace_id AS "workspaceId", intercom_app_id AS "intercomAppId"
    FROM intercom_connections c
    WHERE status = 'connected' AND sync_contacts AND fully_imported_at < now() - interval '1 day'
      AND NOT EXISTS (
        SELECT FROM contact_imports i
        WHERE i.workspace_id = c.workspace_id AND i.is_open AND i.kind = 'full')
    ORDER BY fully_imported_at LIMIT 50`);
  for (const { workspaceId, intercomAppId } of rows) {
    await transaction((tx) =>
      startImport(tx, scopeOf({ workspaceId }), { intercomAppId, requestedBy: null }),
    );
  }
}
