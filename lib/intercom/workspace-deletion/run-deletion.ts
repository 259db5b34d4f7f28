import type { Scope } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { finishDisconnecting } from "#lib/intercom/connection/finish-disconnecting.ts";
import { deleteLater } from "#lib/jobs/enqueue.ts";
import { log } from "#lib/log.ts";
import { deleteLastRow, deleteRows } from "#lib/workspaces/deleting/delete-rows.ts";

const tokenRetryMs = 60_000;

/**
 * Gives a workspace's access back to Intercom, then removes what it holds, in small transactions, of which each leaves
 * what the next run goes on with. The workspace's own row goes last, and not before the tokens of connections that were
 * never finished are given back as well: until then the sweep that does so finds them.
 */
export async function runDeletion(scope: Scope, stopping: AbortSignal): Promise<void> {
  const { workspaceId } = scope;
  await giveBackAccess(scope);
  for await (const table of deleteRows(scope)) {
    await faultPoint(`delete.${table}`);
    if (stopping.aborted) return transaction((tx) => deleteLater(tx, workspaceId));
  }
  if (await mayHoldToken(scope)) {
    const at = new Date(Date.now() + tokenRetryMs);
    return transaction((tx) => deleteLater(tx, workspaceId, at));
  }
  await faultPoint("delete.emptied");
  await deleteLastRow(scope);
  log.info({ workspaceId }, "A workspace is deleted");
}

async function giveBackAccess({ workspaceId }: Scope): Promise<void> {
  const row = await database.intercomConnection.findFirst({
    where: { workspaceId, status: "disconnected", workspace: { deletingSince: { not: null } } },
  });
  if (row?.tokenCiphertext) await finishDisconnecting(row);
}

/** Whoever came back from Intercom just before may be about to bring one. */
async function mayHoldToken({ workspaceId }: Scope): Promise<boolean> {
  const { rows } = await pool().query<{ found: boolean }>(
    `SELECT EXISTS (
       SELECT FROM intercom_connections WHERE workspace_id = $1::uuid AND token_ciphertext IS NOT NULL
     ) OR EXISTS (
       SELECT FROM oauth_states WHERE workspace_id = $1::uuid
         AND (token_ciphertext IS NOT NULL OR used_at > now() - interval '2 minutes')
     ) AS found`,
    [workspaceId],
  );
  return rows[0]?.found ?? false;
}
