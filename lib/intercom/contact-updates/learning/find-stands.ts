import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import type { Stand } from "#lib/intercom/contact-updates/decide-standing.ts";

type Given = { intercomAppId: string; contactIds: string[] };

/** Where these people stand here, by Intercom's ids; without those whom nobody here knows. */
export async function findStands(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, contactIds }: Given,
): Promise<Map<string, Stand>> {
  const rows = await tx.contact.findMany({
    where: { workspaceId, intercomAppId, intercomContactId: { in: contactIds } },
    select: { intercomContactId: true, standing: true, standingSince: true },
  });
  return new Map(
    rows.flatMap(({ intercomContactId: id, standing, standingSince: since }) =>
      id ? [[id, { standing, since }]] : [],
    ),
  );
}
