import { type Admin, isOwner, type Member } from "#lib/auth/member.ts";
import { endSessionsOf } from "#lib/auth/sessions/end-session.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";
import { lastOwner } from "./change-role.ts";
import { lockMembers } from "./lock-members.ts";

/** Throws `not_found`, `forbidden` (only owners remove owners), and `conflict` for the last owner. */
export function removeMember(admin: Admin, userId: string): Promise<void> {
  return transaction(async (tx) => {
    const members = await lockMembers(tx, admin);
    const role = members.roleOf(userId);
    if (!role) throw new AppError("not_found");
    if (role === "owner" && !isOwner(admin)) throw new AppError("forbidden");
    if (role === "owner" && members.owners === 1) throw new AppError("conflict", lastOwner);
    await dropMembership(tx, { workspaceId: admin.workspaceId, userId });
    await endSessionsOf(tx, userId);
    await recordAudit(tx, admin, "member removed", userId);
  });
}

/** Throws `conflict` for the last owner. */
export function leaveWorkspace(member: Member): Promise<void> {
  return transaction(async (tx) => {
    const members = await lockMembers(tx, member);
    if (members.roleOf(member.userId) === "owner" && members.owners === 1) {
      throw new AppError("conflict", lastOwner);
    }
    await dropMembership(tx, member);
    await recordAudit(tx, member, "member left");
  });
}

// Tickets keep their history: only the assignment goes, which the database would otherwise refuse to break. Views that
// are shared are everybody's, and stay.
async function dropMembership(
  tx: Tx,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  await tx.feedbackTicket.updateMany({
    where: { workspaceId, assigneeId: userId },
    data: { assigneeId: null },
  });
  await tx.ticketRead.deleteMany({ where: { workspaceId, userId } });
  await tx.$executeRaw`
    update saved_views set owner_id = (
      select m.user_id from memberships m
      where m.workspace_id = ${workspaceId}::uuid and m.role = 'owner' and m.user_id <> ${userId}::uuid
      order by m.created_at, m.user_id limit 1)
    where workspace_id = ${workspaceId}::uuid and owner_id = ${userId}::uuid and is_shared`;
  await tx.membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
  await announce(tx, { workspaceId, kind: "members" });
}
