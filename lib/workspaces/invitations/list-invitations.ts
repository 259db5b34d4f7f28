import type { Admin, Role } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type InvitationRow = {
  id: string;
  email: string;
  role: Role;
  invitedByName: string;
  createdAt: Date;
  expiresAt: Date;
};

/** Those that can still be accepted, newest first. */
export function listInvitations(admin: Admin): Promise<InvitationRow[]> {
  return database.invitation.findMany({
    where: {
      workspaceId: admin.workspaceId,
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
    select: {
      id: true,
      email: true,
      role: true,
      invitedByName: true,
      createdAt: true,
      expiresAt: true,
    },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
}
