import { refreshStatistics } from "#lib/contacts/saving/refresh-statistics.ts";
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

/** Page by page along a list of Intercom's; the next page is fetched while the last is written. */
export async function walkPeople(work: Work, walk: Walk): Promise<void> {
  const { phase } = walk;
  const cursors = new Set<string | null>(work.place.cursor === null ? [] : [work.place.cursor]);
  let fetching = fetchPage(work, walk, work.place.cursor);
  while (work.place.phase === phase) {
    const page = await fetching;
    await faultPoint("import.fetched");
    const { next, leftOut } = page;
    if (cursors.has(next)) throw new ListLooped();
    cursors.add(next);
    const goesOn = next !== null && !work.isOver();
    if (goesOn) fetching = fetchPage(work, walk, next);
    await commitStep(work, {
      to: { phase: next === null ? walk.next : phase, cursor: next },
      total: walk.isOfAll ? page.total : null,
      people: page.items.map(({ contact }) => contact.intercomId),
      cutShort: await findCutShort(work, page),
      leftOut: walk.isOfAll ? leftOut : 0,
      save: (tx) => savePage(tx, work, page),
    });
    await faultPoint("import.committed");
    if (growthAtPages.includes(work.place.pages)) await refreshStatistics();
    if (!goesOn) return;
  }
}

function fetchPage(work: Work, walk: Walk, after: string | null): Promise<ListedPage> {
  const listedAt = new Date(Date.now() - walk.lagMs);
  const fetching = askIntercom(work, walk.callFor(after)).then((answer) => {
    const page = readPage(answer, intercomContact);
    // A list is not to name them, and would say nothing more of them if it did.
    const items = page.items.filter(({ isArchived, isDeleted }) => !isArchived && !isDeleted);
    return { ...page, items, listedAt };
  });
  // Whoever awaits it hears of the failure; meanwhile the page before may still fail to be written.
  fetching.catch(() => undefined);
  return fetching;
}
