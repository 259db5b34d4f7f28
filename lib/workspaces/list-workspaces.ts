import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { database } from "#lib/database/client.ts";

/** The workspaces that the person is a member of, by name. */
export function listWorkspaces(user: SignedIn): Promise<{ slug: string; name: string }[]> {
  return database.workspace.findMany({
    where: { memberships: { some: { userId: user.userId } }, deletingSince: null },
    select: { slug: true, name: true },
    orderBy: [{ name: "asc" }, { slug: "asc" }],
  });
}
