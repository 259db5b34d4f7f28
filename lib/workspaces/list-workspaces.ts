import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { database } from "#lib/database/client.ts";

/** The workspaces that the person is a member of, by name. */
export function listWorkspaces(user: SignedIn): Promise<{ slug: string; name: string }[]> {
  return database.workspace.findMany({
    where: { memberships: { some: { userId: user.userId } } },
    select: { slug: true, name: true },
    orderBy: [{ name: "asc" }, { slug: "asc" }],
  });
}

/** Where someone lands after signing in: the workspace joined first. Null when there is none any more. */
export async function findHome(userId: string): Promise<string | null> {
  const membership = await database.membership.findFirst({
    where: { userId },
    select: { workspace: { select: { slug: true } } },
    orderBy: { createdAt: "asc" },
  });
  return membership ? `/${membership.workspace.slug}` : null;
}
