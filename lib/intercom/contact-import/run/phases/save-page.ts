import { eraseMerged } from "#lib/contacts/erasing/erase-merged.ts";
import { saveContacts } from "#lib/contacts/save-contacts.ts";
import { saveLinks } from "#lib/contacts/saving/save-links.ts";
import { findOpenMerges } from "#lib/contacts/standing/find-open-merges.ts";
import { followMerges } from "#lib/contacts/standing/follow-merges.ts";
import { database, type Tx } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import type { ListedContact } from "#lib/intercom/contact-import/reading/intercom-people.ts";
import type { Page } from "#lib/intercom/contact-import/reading/read-page.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";
import { withoutLeavers } from "#lib/intercom/contact-import/run/without-leavers.ts";

export type ListedPage = Page<ListedContact> & { listedAt: Date };

/** A page of Intercom's list: who is on it, which of their companies it names, and who was merged into them. */
export async function savePage(
  tx: Tx,
  work: Work,
  { onRead, ...page }: ListedPage & { onRead: () => void },
): Promise<{ written: number }> {
  const { intercomAppId } = work.access.connection;
  const { items: listed, listedAt } = page;
  const items = work.run.kind === "sweep" ? await withoutLeavers(tx, work, listed) : listed;
  const contacts = items.map(({ contact }) => contact);
  const given = { intercomAppId, contacts, listedAt, onRead };
  const saved = await saveContacts(tx, work.scope, given);
  await faultPoint("import.saved");
  const links = items
    .filter(
      ({ contact, someCompanyIds }) => contact.companyIds === null && someCompanyIds.length > 0,
    )
    .map(({ contact, someCompanyIds }) => ({
      intercomId: contact.intercomId,
      companyIds: someCompanyIds,
      isComplete: false,
    }));
  await saveLinks(tx, work.scope, { intercomAppId, links });
  return { written: saved.written + (await saveMerges(tx, work, items)) };
}

async function saveMerges(
  tx: Tx,
  { scope, access }: Work,
  items: ListedContact[],
): Promise<number> {
  const { intercomAppId } = access.connection;
  const remembered = items.flatMap(({ contact, mergedIds }) =>
    (mergedIds ?? []).map((fromId) => ({ fromId, intoId: contact.intercomId })),
  );
  const open = await findOpenMerges(tx, scope, { intercomAppId, merges: remembered });
  const merges = await eraseMerged(tx, scope, { intercomAppId, merges: open });
  return followMerges(tx, scope, { intercomAppId, merges });
}

/**
 * Whose companies are to be asked for: the page does not name all of them, or none where there were some, which may mean
 * that they have none any more.
 */
export async function findCutShort(
  { scope, access }: Work,
  { items }: ListedPage,
): Promise<string[]> {
  const { intercomAppId } = access.connection;
  const idsOf = (some: ListedContact[]) => some.map(({ contact }) => contact.intercomId);
  const unsure = items.filter(({ contact }) => contact.companyIds === null);
  const silent = unsure.filter(({ isSilentOnCompanies }) => isSilentOnCompanies);
  const named = idsOf(unsure.filter(({ isSilentOnCompanies }) => !isSilentOnCompanies));
  if (silent.length === 0) return named;
  const rows = await database.contact.findMany({
    where: {
      ...{ workspaceId: scope.workspaceId, intercomAppId },
      intercomContactId: { in: idsOf(silent) },
      companies: { some: { addedHere: false } },
    },
    select: { intercomContactId: true },
  });
  return [...named, ...rows.flatMap(({ intercomContactId: id }) => id ?? [])];
}
