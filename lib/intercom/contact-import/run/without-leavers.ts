import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import type { Tx } from "#lib/database/client.ts";
import type { ListedContact } from "#lib/intercom/contact-import/reading/intercom-people.ts";
import type { Work } from "./open-run.ts";

/** Whoever was told of as gone since the run began is left to the next, should they be back: this page may be older. */
export async function withoutLeavers(
  tx: Tx,
  { scope, run }: Work,
  listed: ListedContact[],
): Promise<ListedContact[]> {
  const { workspaceId } = scope;
  await lockContacts(tx, scope);
  const left = await tx.contactImportSeen.findMany({
    where: { workspaceId, importId: run.id, hasLeft: true },
    select: { intercomContactId: true },
  });
  const leavers = new Set(left.map(({ intercomContactId }) => intercomContactId));
  return listed.filter(({ contact }) => !leavers.has(contact.intercomId));
}
