import { database } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { log } from "#lib/log.ts";
import { finishDisconnecting } from "./finish-disconnecting.ts";

/** Ends what a crash left half done: a workspace that is disconnected and still keeps its token. */
export async function finishDisconnects(): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string }>(`
    SELECT workspace_id AS "workspaceId" FROM intercom_connections
    WHERE status = 'disconnected' AND token_ciphertext IS NOT NULL
      AND disconnected_at < now() - interval '1 minute'`);
  for (const { workspaceId } of rows) {
    const row = await database.intercomConnection.findUnique({ where: { workspaceId } });
    if (row?.status !== "disconnected") continue;
    await finishDisconnecting(row).catch((err) =>
      log.warn({ err, workspaceId }, "A disconnect could not be finished"),
    );
  }
}
