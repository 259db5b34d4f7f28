import { type Admin, isOwner, type Role } from "#lib/auth/member.ts";
import { endSessionsOf } from "#lib/auth/sessions/end-session.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError, ChangedMeanwhile } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { findActor, recordAudit } from "#lib/workspaces/record-audit.ts";
import { lockMembers } from "./lock-members.ts";

export const lastOwner =
  "This is the only owner. Make someone else an owner first, so that the workspace keeps one.";

type Change = { userId: string; role: Role; seen: Role };

/**
 * Signs the person out everywhere: what they may do next is proven anew. Only owners make and unmake owners.
 * `seen` is the role that the admin was looking at. Throws `not_found`, `forbidden`, `conflict` for the last owner, and
 * `ChangedMeanwhile` when the role is another one by now.
 */
export function changeRole(admin: Admin, { userId, role, seen }: Change): Promise<void> {
  const { workspaceId } = admin;
  return transaction(async (tx) => {
    const members = await lockMembers(tx, admin);
    const before = members.roleOf(userId);
    if (!before) throw new AppError("not_found");
    if (before === role) return;
    if (before !== seen) {
      const by = await findActor(tx, admin, {
        action: `role changed to ${before}`,
        detail: userId,
      });
      throw new ChangedMeanwhile({ field: "role", theirs: before, by });
    }
    if ([before, role].includes("owner") && !isOwner(admin)) throw new AppError("forbidden");
    if (before === "owner" && members.owners === 1) throw new AppError("conflict", lastOwner);
    await tx.membership.update({
      where: { workspaceId_userId: { workspaceId, userId } },
      data: { role },
    });
    if (userId !== admin.userId) await endSessionsOf(tx, userId);
    await recordAudit(tx, admin, `role changed to ${role}`, userId);
    await announce(tx, { workspaceId, kind: "members" });
  });
}
