import { isAdmin, type Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";

type LockedView = { id: string; productId: string; isShared: boolean };

/**
 * Holds it until the transaction ends, if the member may change it: their own, or as an admin one that is shared. Throws
 * `not_found` for another's, and `conflict` for a shared one.
 */
export async function lockView(tx: Tx, member: Member, viewId: string): Promise<LockedView> {
  const { workspaceId, userId } = member;
  const [view] = await tx.$queryRaw<LockedView[]>`
    select id::text, product_id::text as "productId", is_shared as "isShared" from saved_views
    where workspace_id = ${workspaceId}::uuid and id = ${viewId}::uuid
      and (is_shared or owner_id = ${userId}::uuid)
    for update`;
  if (!view) throw new AppError("not_found");
  if (view.isShared) requireSharing(member);
  return view;
}

export function requireSharing(member: Member): void {
  if (!isAdmin(member)) {
    throw new AppError(
      "conflict",
      "Only owners and admins of the workspace can change shared views.",
    );
  }
}
