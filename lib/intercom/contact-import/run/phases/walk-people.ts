import { withFingerprint } from "#lib/contacts/save-contacts.ts";
import { refreshStatistics } from "#lib/contacts/saving/refresh-statistics.ts";
import type { Tx } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { intercomContact } from "#lib/intercom/contact-import/reading/intercom-people.ts";
import { readPage } from "#lib/intercom/contact-import/reading/read-page.ts";
import { askIntercom } from "#lib/intercom/contact-import/run/ask-intercom.ts";
import { commitStep } from "#lib/intercom/contact-import/run/commit-step.ts";
import type { Place, Work } from "#lib/intercom/contact-import/run/open-run.ts";
import type { Call } from "#lib/intercom/contact-updates/ask-intercom.ts";
import { findCutShort, type ListedPage, savePage } from "./save-page.ts";

/** Intercom's list leads back to where it has been. */
export class ListLooped extends Error {}

type Walk = {
  phase: Place["phase"];
  /** What comes after the last page. */
  next: Place["phase"];
  callFor: (after: string | null) => Call;
  /** Whether the list is of everybody, so that its length is how many people there are. */
  isOfAll: boolean;
  /** By how much the list may lag behind what has happened. */
  lagMs: number;
};

const growthAtPages = [3, 30, 300, 3_000];

/**
 * Page by page along a list of Intercom's; the next page is fetched while the last is looked up and written. What has
 * come is not read until the database has its work: it would be kept waiting for us.
 */
export async function walkPeople(work: Work, walk: Walk): Promise<void> {
  const { phase } = walk;
  let hasGrown = false;
  let fetching = fetchPage(work, walk, { after: work.place.cursor, mayRead: Promise.resolve() });
  while (work.place.phase === phase) {
    const page = await fetching;
    await faultPoint("import.fetched");
    const { next, leftOut } = page;
    const waypoint = nextWaypoint(work, phase, next);
    const goesOn = next !== null && !work.isOver();
    const { promise: mayRead, resolve: letRead } = Promise.withResolvers<void>();
    if (goesOn) fetching = fetchPage(work, walk, { after: next, mayRead });
    await commitStep(work, {
      to: { phase: next === null ? walk.next : phase, cursor: next },
      total: walk.isOfAll ? page.total : null,
      people: page.items.map(({ contact }) => contact.intercomId),
      cutShort: await findCutShort(work, page),
      leftOut: walk.isOfAll ? leftOut : 0,
      save: async (tx) => {
        if (waypoint !== work.run.waypoint) await saveWaypoint(tx, work, waypoint);
        const saved = await savePage(tx, work, { ...page, onRead: letRead });
        hasGrown ||= saved.written > 0;
        return saved;
      },
    });
    work.run.waypoint = waypoint;
    await faultPoint("import.committed");
    if (hasGrown && growthAtPages.includes(work.place.pages)) await refreshStatistics();
    letRead();
    if (!goesOn) return;
  }
}

/**
 * One place of the list is remembered, each time twice as far along it: a circle however long comes by it again, and is
 * known after twice the pages that it took to get into it. Throws ListLooped.
 */
function nextWaypoint({ run, place }: Work, phase: string, next: string | null): string | null {
  const here = next && `${phase} ${next}`;
  if (here !== null && here === run.waypoint) throw new ListLooped();
  const isTwiceAsFar = Number.isInteger(Math.log2(place.pages + 1));
  return isTwiceAsFar || !run.waypoint?.startsWith(`${phase} `) ? here : run.waypoint;
}

async function saveWaypoint(tx: Tx, { scope, run }: Work, waypoint: string | null): Promise<void> {
  const { workspaceId } = scope;
  await tx.contactImport.update({
    where: { workspaceId_id: { workspaceId, id: run.id } },
    data: { waypoint },
  });
}

type Wanted = { after: string | null; mayRead: Promise<void> };

function fetchPage(work: Work, walk: Walk, { after, mayRead }: Wanted): Promise<ListedPage> {
  const listedAt = new Date(Date.now() - walk.lagMs);
  const fetching = askIntercom(work, walk.callFor(after)).then(async (answer) => {
    await mayRead;
    const { items, ...page } = readPage(answer, intercomContact);
    // A list is not to name those who are gone, and would say nothing more of them if it did.
    const present = items.filter(({ isArchived, isDeleted }) => !isArchived && !isDeleted);
    const fingerprinted = present.map((one) => ({ ...one, contact: withFingerprint(one.contact) }));
    return { ...page, items: fingerprinted, listedAt };
  });
  // Whoever awaits it hears of the failure; meanwhile the page before may still fail to be written.
  fetching.catch(() => undefined);
  return fetching;
}
