import type { Owner } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { stopSyncing } from "#lib/intercom/connection/stop-syncing.ts";
import { log } from "#lib/log.ts";
import { hideWorkspace } from "#lib/workspaces/deleting/hide-workspace.ts";
import { lockMembers } from "#lib/workspaces/members/lock-members.ts";

/**
 * Ends the workspace for everybody at once, and leaves its tokens and rows to the worker: from here on nobody's page is
 * there to wait on. It cannot be undone. Throws `forbidden` for whoever is no owner any more.
 */
export async function deleteWorkspace(owner: Owner): Promise<void> {
  const { workspaceId, userId } = owner;
  await transaction(async (tx) => {
    await lockMembers(tx, owner);
    // The connection before the workspace, as whatever writes for Intercom locks them.
    await stopSyncing(tx, owner);
    // A token that waits for a yes is given back by the sweep.
    await tx.oauthState.updateMany({ where: { workspaceId }, data: { expiresAt: new Date(0) } });
    await hideWorkspace(tx, owner);
  });
  log.info({ workspaceId, userId }, "A workspace is being deleted");
}
