import { type Admin, isOwner, type Role } from "#lib/auth/member.ts";
import { endSessionsOf } from "#lib/auth/sessions/end-session.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";
import { lockMembers } from "./lock-members.ts";

export const lastOwner =
  "This is the only owner. Make someone else an owner first, so that the workspace keeps one.";

/**
 * Signs the person out everywhere: what they may do next is proven anew. Only owners make and unmake owners.
 * Throws `not_found`, `forbidden`, and `conflict` for the last owner.
 */
export function changeRole(admin: Admin, change: { userId: string; role: Role }): Promise<void> {
  return transaction(async (tx) => {
    const members = await lockMembers(tx, admin);
    const before = members.roleOf(change.userId);
    if (!before) throw new AppError("not_found");
    if (before === change.role) return;
    if ([before, change.role].includes("owner") && !isOwner(admin)) throw new AppError("forbidden");
    if (before === "owner" && members.owners === 1) throw new AppError("conflict", lastOwner);
    await tx.membership.update({
      where: {
        workspaceId_userId: { workspaceId: admin.workspaceId, userId: change.userId },
      },
      data: { role: change.role },
    });
    if (change.userId !== admin.userId) await endSessionsOf(tx, change.userId);
    await recordAudit(tx, admin, `role changed to ${change.role}`, change.userId);
  });
}
