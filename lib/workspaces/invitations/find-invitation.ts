import type { Role } from "#lib/auth/member.ts";
import { sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";

export type Invitation = {
  email: string;
  role: Role;
  invitedByName: string;
  workspaceName: string;
  hasAccount: boolean;
};

const ended = "This invitation was used, taken back or is too old. Ask for a new one.";

export const invitationEnded = { ok: false, message: ended };

/** What the link invites to; null when it is unknown, used, taken back or too old. */
export async function findInvitation(token: string): Promise<Invitation | null> {
  const row = await database.invitation.findUnique({
    where: stillOpen(token),
    select: {
      email: true,
      role: true,
      invitedByName: true,
      workspace: { select: { name: true } },
    },
  });
  if (!row) return null;
  const { workspace, ...invitation } = row;
  const accounts = await database.user.count({ where: { email: row.email } });
  return { ...invitation, workspaceName: workspace.name, hasAccount: accounts > 0 };
}

/** An invitation that can be accepted now. */
export function stillOpen(token: string) {
  return {
    tokenHash: new Uint8Array(sha256(token)),
    acceptedAt: null,
    revokedAt: null,
    expiresAt: { gt: new Date() },
  };
}
