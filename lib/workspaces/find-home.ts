import { findMember, type Member } from "#lib/auth/member.ts";
import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { database } from "#lib/database/client.ts";

/** Where someone lands after signing in: the workspace joined first. Null when there is none any more. */
export async function findHome(user: SignedIn): Promise<Member | null> {
  const first = await database.membership.findFirst({
    where: { userId: user.userId, workspace: { deletingSince: null } },
    select: { workspaceId: true },
    orderBy: { createdAt: "asc" },
  });
  return first && findMember(user.userId, { id: first.workspaceId });
}
