import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

/** Shown as "99+" from here on: the counts are never exact scans. */
export const mostCounted = 100;

/** How many wait to be worked off, and how many were given up, each counted to at most `mostCounted`. */
export async function countDeliveries({
  workspaceId,
}: Scope): Promise<{ waiting: number; dead: number }> {
  const [counts] = await database.$queryRaw<{ waiting: number; dead: number }[]>`
    select
      (select count(*)::int from (
        select from deliveries
        where workspace_id = ${workspaceId}::uuid and state = 'pending' limit ${mostCounted}
      ) as counted) as waiting,
      (select count(*)::int from (
        select from deliveries
        where workspace_id = ${workspaceId}::uuid and state = 'dead' limit ${mostCounted}
      ) as counted) as dead`;
  return counts ?? { waiting: 0, dead: 0 };
}
