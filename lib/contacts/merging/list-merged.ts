import type { Scope } from "#lib/auth/member.ts";
import { nameOfPerson } from "#lib/contacts/stand-in.ts";
import { database } from "#lib/database/client.ts";

/** `mergeId` is null for what Intercom has merged, which cannot be undone here. */
export type Merged = {
  id: string;
  name: string;
  email: string | null;
  mergeId: string | null;
  mergedBy: string | null;
  mergedAt: Date | null;
};

const most = 50;

/** Who leads to this contact, the latest first. */
export async function listMerged({ workspaceId }: Scope, contactId: string): Promise<Merged[]> {
  const rows = await database.contact.findMany({
    where: { workspaceId, mergedIntoId: contactId, standing: "merged" },
    orderBy: [{ standingSince: { sort: "desc", nulls: "last" } }, { id: "asc" }],
    take: most,
    select: {
      ...{ id: true, name: true, email: true, role: true, intercomContactId: true },
      standingSince: true,
      mergesFrom: {
        where: { undoneAt: null },
        take: 1,
        select: { id: true, intoId: true, mergedBy: true },
      },
    },
  });
  return rows.map((row) => {
    const [merge] = row.mergesFrom;
    return {
      ...{ id: row.id, name: nameOfPerson(row), email: row.email },
      mergeId: merge?.intoId === contactId ? merge.id : null,
      mergedBy: merge?.mergedBy ?? null,
      mergedAt: row.standingSince,
    };
  });
}
