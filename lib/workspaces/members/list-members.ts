import type { Member, Role } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type MemberRow = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: Date;
};

/** In the order they joined. */
export async function listMembers(member: Member): Promise<MemberRow[]> {
  const rows = await database.membership.findMany({
    where: { workspaceId: member.workspaceId },
    select: {
      userId: true,
      role: true,
      createdAt: true,
      user: { select: { name: true, email: true } },
    },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  return rows.map((row) => ({
    userId: row.userId,
    name: row.user.name,
    email: row.user.email,
    role: row.role,
    joinedAt: row.createdAt,
  }));
}
