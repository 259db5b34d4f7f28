import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { atLeast, type Member, type Role } from "./member.ts";

/**
 * Holds the member's role still until the transaction ends.
 * Throws `forbidden` when it became less than what the proof was made of.
 */
export async function lockMembership(tx: Tx, member: Member): Promise<void> {
  const [row] = await tx.$queryRaw<{ role: Role }[]>`
    select role::text as role from memberships
    where workspace_id = ${member.workspaceId}::uuid and user_id = ${member.userId}::uuid
    for share`;
  if (!row || !atLeast(row.role, member.role)) throw new AppError("forbidden");
}
