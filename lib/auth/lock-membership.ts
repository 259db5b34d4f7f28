import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { atLeast, type Member, type Role } from "./member.ts";

/**
 * Holds the member's role still until the transaction ends, and the memberships of others whom the change is about; all
 * in the order in which removing a member takes them. Throws `forbidden` when the member's role became
 * less than what the proof was made of, or the workspace is being deleted.
 */
export async function lockMembership(
  tx: Tx,
  { workspaceId, userId, role: proven }: Member,
  ...others: (string | undefined)[]
): Promise<void> {
  const locked = [userId, ...others.filter((id) => id !== undefined)];
  const rows = await tx.$queryRaw<{ userId: string; role: Role }[]>`
    select m.user_id::text as "userId", m.role::text as role
    from memberships m join workspaces w on w.id = m.workspace_id and w.deleting_since is null
    where m.workspace_id = ${workspaceId}::uuid and m.user_id = any(${locked}::uuid[])
    order by m.user_id
    for share of m for key share of w`;
  const role = rows.find((row) => row.userId === userId)?.role;
  if (!role || !atLeast(role, proven)) throw new AppError("forbidden");
}
