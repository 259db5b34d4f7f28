import type { Owner } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { deleteLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";

/**
 * From the end of the transaction nobody is a member, no invitation joins, and the address is free for another; the
 * rows go in the background. The memberships are locked already.
 */
export async function hideWorkspace(tx: Tx, { workspaceId }: Owner): Promise<void> {
  await tx.workspace.update({
    where: { id: workspaceId },
    // No name makes such a slug.
    data: { deletingSince: new Date(), slug: `~${workspaceId}` },
  });
  await tx.invitation.deleteMany({ where: { workspaceId } });
  await deleteLater(tx, workspaceId);
  await announce(tx, { workspaceId, kind: "members" });
}
