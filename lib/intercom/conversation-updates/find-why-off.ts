import type { Tx } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";

/** Why no reply is written; null if it is. The switch stays where it is until the transaction ends. */
export async function findWhyOff(tx: Tx, { scope, connection }: Work): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ on: boolean; connected: boolean }[]>`
    SELECT sync_feedback AS on, status <> 'disconnected' AND intercom_app_id = ${connection.intercomAppId} AS connected
    FROM intercom_connections WHERE workspace_id = ${scope.workspaceId}::uuid FOR SHARE`;
  if (!row?.connected) return "Intercom is disconnected";
  return row.on ? null : "Sync feedback is off";
}
