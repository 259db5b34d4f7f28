import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";

/** Throws `not_found` for an invitation that is not pending here. */
export function revokeInvitation(admin: Admin, id: string): Promise<void> {
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    const [revoked] = await tx.invitation.updateManyAndReturn({
      where: { workspaceId: admin.workspaceId, id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { email: true },
    });
    if (!revoked) throw new AppError("not_found");
    await recordAudit(tx, admin, "invitation revoked", revoked.email);
  });
}
