import { lockMembership } from "#lib/auth/lock-membership.ts";
import { type Admin, isOwner, type Role } from "#lib/auth/member.ts";
import { randomToken, sha256 } from "#lib/crypto.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { canSendMail, sendMail } from "#lib/mail.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";

const validMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Returns the link, which is not kept and cannot be shown again. An earlier invitation of the same person ends.
 * Throws `forbidden` (only owners invite owners) and `conflict` for someone who is a member already.
 */
export async function inviteMember(
  admin: Admin,
  invited: { email: string; role: Role },
): Promise<string> {
  if (invited.role === "owner" && !isOwner(admin)) throw new AppError("forbidden");
  const token = randomToken();
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    await refuseMember(tx, admin, invited.email);
    await endEarlier(tx, admin, invited.email);
    await tx.invitation.create({
      data: {
        workspaceId: admin.workspaceId,
        id: newId(),
        email: invited.email,
        role: invited.role,
        tokenHash: new Uint8Array(sha256(token)),
        invitedByName: admin.userName,
        expiresAt: new Date(Date.now() + validMs),
      },
    });
    await recordAudit(tx, admin, `member invited as ${invited.role}`, invited.email);
  });
  return `${env().appUrl}/invite/${token}`;
}

/** Never throws: the invitation stands, and its link can be passed on by hand. */
export async function mailInvitation(
  admin: Admin,
  email: string,
  link: string,
): Promise<"sent" | "not sent" | "no mail server"> {
  if (!canSendMail()) return "no mail server";
  try {
    await sendMail({
      to: email,
      subject: `${admin.userName} invites you to ${admin.workspaceName} on Timebook`,
      text: `${admin.userName} invites you to the workspace ${admin.workspaceName} on Timebook.\n\nOpen this link within 7 days to join:\n\n${link}`,
    });
    return "sent";
  } catch (error) {
    log.error({ err: error }, "An invitation could not be mailed");
    return "not sent";
  }
}

async function refuseMember(tx: Tx, admin: Admin, email: string): Promise<void> {
  const { workspaceId } = admin;
  const members = await tx.membership.count({ where: { workspaceId, user: { email } } });
  if (members > 0) throw new AppError("conflict", `${email} is a member already.`);
}

async function endEarlier(tx: Tx, admin: Admin, email: string): Promise<void> {
  await tx.invitation.updateMany({
    where: { workspaceId: admin.workspaceId, email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
