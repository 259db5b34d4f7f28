import { database } from "#lib/database/client.ts";

export type Role = "owner" | "admin" | "member";

// Unexported, so that no other file can write down an object of these types.
const proof: unique symbol = Symbol("proof");

/** Which workspace. */
export type Scope = { readonly workspaceId: string; readonly [proof]: true };

/** Who, in which workspace: read from the memberships of this very request. */
export type Member = Scope & {
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
  readonly workspaceSlug: string;
  readonly workspaceName: string;
};

/** A member who may change the workspace. */
export type Admin = Member & { readonly role: "owner" | "admin" };

export type Owner = Member & { readonly role: "owner" };

const rank: Record<Role, number> = { member: 1, admin: 2, owner: 3 };

export function isAdmin(member: Member): member is Admin {
  return atLeast(member.role, "admin");
}

export function isOwner(member: Member): member is Owner {
  return member.role === "owner";
}

export function atLeast(role: Role, wanted: Role): boolean {
  return rank[role] >= rank[wanted];
}

/** For work without a person: the workspace of the row that a job works on. */
export function scopeOf(row: { workspaceId: string }): Scope {
  return { workspaceId: row.workspaceId, [proof]: true };
}

type Workspace = { slug: string; id?: undefined } | { id: string; slug?: undefined };

/** Null is both "no such workspace" and "not a member of it": nobody can tell the two apart. */
export async function findMember(userId: string, workspace: Workspace): Promise<Member | null> {
  const row = await database.workspace.findUnique({
    where: { ...workspace, deletingSince: null },
    select: {
      id: true,
      slug: true,
      name: true,
      memberships: { where: { userId }, select: { role: true, user: { select: { name: true } } } },
    },
  });
  const membership = row?.memberships[0];
  if (!row || !membership) return null;
  return {
    ...scopeOf({ workspaceId: row.id }),
    userId,
    userName: membership.user.name,
    role: membership.role,
    workspaceSlug: row.slug,
    workspaceName: row.name,
  };
}
