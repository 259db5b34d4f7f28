import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";

type Asked = { intercomAppId: string; intercomIds: string[] };

/** Which of these, by Intercom's ids, are erased: nothing of them may be written any more. */
export async function findErased(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, intercomIds }: Asked,
): Promise<Set<string>> {
  if (intercomIds.length === 0) return new Set();
  const rows = await tx.erasedContact.findMany({
    where: { workspaceId, intercomAppId, intercomContactId: { in: [...new Set(intercomIds)] } },
    select: { intercomContactId: true },
  });
  return new Set(rows.map(({ intercomContactId }) => intercomContactId));
}

/**
 * The same for what is about to be written outside of the contacts' own lock: whoever is erased from now on is looked
 * for only after this transaction has ended, so that what it writes is found.
 */
export async function holdErased(tx: Tx, scope: Scope, asked: Asked): Promise<Set<string>> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock_shared(hashtextextended(${keyOf(scope)}, 0))::text`;
  return findErased(tx, scope, asked);
}

/** Waits for the writers who looked before somebody was marked as erased. */
export async function awaitWriters(scope: Scope): Promise<void> {
  await pool().query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [keyOf(scope)]);
}

function keyOf({ workspaceId }: Scope): string {
  return `erasures:${workspaceId}`;
}
