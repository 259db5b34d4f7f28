import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import type { Stand } from "#lib/intercom/contact-updates/decide-standing.ts";

type Given = { intercomAppId: string; contactIds: string[] };

export type Known = Stand & {
  /** Since when Intercom answers that it does not have them, where nothing says that they were deleted. */
  absentSince: Date | null;
};

/** Where these people stand here, by Intercom's ids; without those whom nobody here knows. */
export async function findStands(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, contactIds }: Given,
): Promise<Map<string, Known>> {
  const rows = await tx.contact.findMany({
    where: { workspaceId, intercomAppId, intercomContactId: { in: contactIds } },
    select: {
      ...{ intercomContactId: true, standing: true, standingSince: true, absentSince: true },
    },
  });
  return new Map(
    rows.flatMap(({ intercomContactId: id, standing, standingSince: since, absentSince }) =>
      id ? [[id, { standing, since, absentSince }]] : [],
    ),
  );
}
