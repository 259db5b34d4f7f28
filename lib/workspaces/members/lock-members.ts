import { atLeast, type Member, type Role } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";

type Locked = { roleOf: (userId: string) => Role | undefined; owners: number };

/**
 * Holds every membership of the workspace until the transaction ends, so that two owners who remove each
 * other cannot both succeed. Throws `forbidden` when the asker's role became less than the proof says, or the
 * workspace is being deleted.
 */
export async function lockMembers(tx: Tx, asker: Member): Promise<Locked> {
  const rows = await tx.$queryRaw<{ userId: string; role: Role }[]>`
    select m.user_id::text as "userId", m.role::text as role
    from memberships m join workspaces w on w.id = m.workspace_id and w.deleting_since is null
    where m.workspace_id = ${asker.workspaceId}::uuid
    order by m.user_id
    for update of m for key share of w`;
  const roles = new Map(rows.map((row) => [row.userId, row.role]));
  const role = roles.get(asker.userId);
  if (!role || !atLeast(role, asker.role)) throw new AppError("forbidden");
  return {
    roleOf: (userId) => roles.get(userId),
    owners: rows.filter((row) => row.role === "owner").length,
  };
}
