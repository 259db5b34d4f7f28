import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import type { Owner } from "./match-contacts.ts";
import { writeLinks } from "./write-links.ts";

/** `isComplete` false: these and perhaps more, so that none is taken away. */
type Links = { intercomId: string; companyIds: string[]; isComplete: boolean };

type Given = { intercomAppId: string; links: Links[] };

/** Whom which company belongs to, by Intercom's ids. Whoever is not here is left out. Needs `lockContacts`. */
export async function saveLinks(
  tx: Tx,
  scope: Scope,
  { intercomAppId, links }: Given,
): Promise<void> {
  if (links.length === 0) return;
  const owner = { workspaceId: scope.workspaceId, intercomAppId };
  const ids = await findContacts(tx, owner, links);
  const known = links.flatMap(({ intercomId, ...link }) => {
    const contactId = ids.get(intercomId);
    return contactId === undefined ? [] : [{ ...link, contactId }];
  });
  await writeLinks(tx, owner, known);
}

async function findContacts(tx: Tx, { workspaceId, intercomAppId }: Owner, links: Links[]) {
  const keys = links.map(({ intercomId }) => intercomId);
  const rows = await tx.$queryRaw<{ key: string; id: string }[]>`
    SELECT i.key, c.id::text AS id FROM unnest(${keys}::text[]) AS i(key)
    CROSS JOIN LATERAL (
      SELECT id FROM contacts WHERE workspace_id = ${workspaceId}::uuid
        AND intercom_app_id = ${intercomAppId} AND intercom_contact_id = i.key LIMIT 1
    ) c`;
  return new Map(rows.map(({ key, id }) => [key, id]));
}
