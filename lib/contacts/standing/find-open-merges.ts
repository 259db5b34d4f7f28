import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

type Merge = { fromId: string; intoId: string };
type Given = { intercomAppId: string; merges: Merge[] };

/** Of all merges that Intercom remembers, by its ids, those of people who stand here as if there had been none. */
export async function findOpenMerges(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, merges }: Given,
): Promise<Merge[]> {
  if (merges.length === 0) return [];
  const rows = await tx.contact.findMany({
    where: {
      ...{ workspaceId, intercomAppId, standing: { not: "merged" } },
      intercomContactId: { in: merges.map(({ fromId }) => fromId) },
    },
    select: { intercomContactId: true },
  });
  const open = new Set(rows.map(({ intercomContactId }) => intercomContactId));
  return merges.filter(({ fromId }) => open.has(fromId));
}
