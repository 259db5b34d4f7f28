import { saveContacts } from "#lib/contacts/save-contacts.ts";
import { refreshStatistics } from "#lib/contacts/saving/refresh-statistics.ts";
import { saveLinks } from "#lib/contacts/saving/save-links.ts";
import type { Tx } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import {
  intercomContact,
  type ListedContact,
} from "#lib/intercom/contact-import/intercom-people.ts";
import { askIntercom } from "./ask-intercom.ts";
import { commitStep } from "./commit-step.ts";
import type { Work } from "./open-run.ts";
import { type Page, readPage } from "./read-page.ts";

/** Intercom's list leads back to where it has been. */
export class ListLooped extends Error {}

const perPage = "150";
const growthAtPages = [3, 30, 300, 3_000];

/** Page by page along Intercom's list; the next page is fetched while the last is written. */
export async function importContacts(work: Work): Promise<void> {
  const cursors = new Set<string | null>(work.place.cursor === null ? [] : [work.place.cursor]);
  let fetching = fetchContacts(work, work.place.cursor);
  while (work.place.phase === "contacts") {
    const page = await fetching;
    await faultPoint("import.fetched");
    const { next } = page;
    if (cursors.has(next)) throw new ListLooped();
    cursors.add(next);
    const goesOn = next !== null && !work.isOver();
    if (goesOn) fetching = fetchContacts(work, next);
    await commitStep(work, {
      to: { phase: next === null ? "companies" : "contacts", cursor: next },
      total: page.total,
      people: page.items.map(({ contact }) => contact.intercomId),
      save: (tx) => savePage(tx, work, page),
    });
    await faultPoint("import.committed");
    if (growthAtPages.includes(work.place.pages)) await refreshStatistics();
    if (!goesOn) return;
  }
}

type ListedPage = Page<ListedContact> & { listedAt: Date };

function fetchContacts(work: Work, after: string | null): Promise<ListedPage> {
  const listedAt = new Date();
  const fetching = askIntercom(work, "/contacts", {
    per_page: perPage,
    starting_after: after,
  }).then((answer) => ({ ...readPage(answer, intercomContact), listedAt }));
  // Whoever awaits it hears of the failure; meanwhile the page before may still fail to be written.
  fetching.catch(() => undefined);
  return fetching;
}

async function savePage(tx: Tx, { scope, access }: Work, { items, listedAt }: ListedPage) {
  const { intercomAppId } = access.connection;
  const contacts = items.map(({ contact }) => contact);
  const saved = await saveContacts(tx, scope, { intercomAppId, contacts, listedAt });
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
  await saveLinks(tx, scope, { intercomAppId, links });
  return saved;
}
