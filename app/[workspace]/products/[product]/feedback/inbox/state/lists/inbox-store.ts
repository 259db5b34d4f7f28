import {
  type Made,
  stillMade,
  valueWith,
} from "#app/[workspace]/products/[product]/feedback/inbox/state/changes/made-changes.ts";
import type {
  Change,
  Pending,
} from "#app/[workspace]/products/[product]/feedback/inbox/state/changes/pending-changes.ts";
import type { ListPage } from "#app/[workspace]/products/[product]/feedback/load-list.ts";
import { fetchTickets, type Where } from "./fetch-tickets.ts";
import { type Lists, nothing, snapshotOf, takePage, tell } from "./loaded-lists.ts";

type Shown = { search: string; page: ListPage };
type Said = Parameters<typeof valueWith>[1];
type Unsettled = Omit<Made, "settledAt">;
type Settle = (isSaved: boolean) => void;

const pageSize = 50;
const mostReloaded = 500;
/** A page may have been written before what was saved meanwhile. */
const pageTakesMs = 1_500;

export type InboxStore = ReturnType<typeof createInboxStore>;

/** The lists of one inbox that were looked at, with what was changed here on top of what the server last said. */
export function createInboxStore(where: Where & { userId: string }, shown: Shown) {
  const { search: current, page } = shown;
  const lists: Lists = {
    ...{ where, current, pending: [], made: [] },
    loaded: new Map([
      [current, { rows: page.tickets, next: page.next, names: page.names, state: "ready" }],
    ]),
    snapshots: new Map(),
    listeners: new Set(),
  };
  return {
    subscribe(listener: () => void) {
      lists.listeners.add(listener);
      return () => lists.listeners.delete(listener);
    },
    snapshotOf: (search: string) => snapshotOf(lists, search),
    /** Shows another list: what is known of it at once, and what is true soon. */
    show: (search: string) => showList(lists, search),
    retry: (search: string) => read(lists, search, pageSize),
    /** What the server said of it along with the page. */
    adopt: (said: Shown) => adopt(lists, said),
    reload: (search: string) => reload(lists, search),
    more: (search: string) => readMore(lists, search),
    /** Shows a change before it is saved; the answer says whether it was. */
    change: (ids: Set<string> | "all", change: Change) => showChange(lists, { ids, change }),
    /** The same of one property of one ticket, which may be beside the list too. */
    changeOne: (change: Change, made: Unsettled) => showOne(lists, change, made),
    /** What a property of the ticket beside the list is, of which the page says `value`. */
    shownValue: (said: Said) => valueWith(lists.made, said),
  };
}

function showList(lists: Lists, search: string): void {
  if (lists.current === search) return;
  if (lists.loaded.get(search)?.state === "failed") lists.loaded.delete(search);
  void read(lists, search, pageSize).then(() => {
    lists.current = search;
  });
}

async function read(lists: Lists, search: string, limit: number): Promise<void> {
  const askedAt = performance.now();
  try {
    const page = await fetchTickets(lists.where, { search, cursor: null, limit });
    takePage(lists, search, page, askedAt);
  } catch {
    // What is shown already is better than nothing; the next look may succeed.
    if (!lists.loaded.has(search)) lists.loaded.set(search, { ...nothing, state: "failed" });
  }
  tell(lists);
}

function adopt(lists: Lists, { search, page }: Shown): void {
  const askedAt = performance.now() - pageTakesMs;
  lists.made = stillMade(lists.made, askedAt);
  takePage(lists, search, page, askedAt);
  tell(lists);
  if ((lists.loaded.get(search)?.rows.length ?? 0) > page.tickets.length) reload(lists, search);
}

function reload(lists: Lists, search: string): void {
  const known = lists.loaded.get(search)?.rows.length ?? 0;
  void read(lists, search, Math.min(mostReloaded, Math.max(pageSize, known)));
}

async function readMore(lists: Lists, search: string): Promise<void> {
  const { where, loaded } = lists;
  const list = loaded.get(search);
  if (!list || list.next === null || list.state === "loading") return;
  loaded.set(search, { ...list, state: "loading" });
  const asked = { search, cursor: list.next, limit: pageSize };
  const page = await fetchTickets(where, asked).catch(() => null);
  const known = new Set(list.rows.map(({ id }) => id));
  const added = page?.tickets.filter(({ id }) => !known.has(id)) ?? [];
  const next = page ? page.next : list.next;
  const rows = [...list.rows, ...added];
  loaded.set(search, { ...list, rows, next, state: page ? "ready" : "failed" });
  tell(lists);
}

function showOne(lists: Lists, change: Change, made: Unsettled): Settle {
  const one: Made = { ...made, settledAt: null };
  lists.made = [...lists.made, one];
  const settle = showChange(lists, { ids: new Set([made.id]), change });
  return (isSaved) => {
    one.settledAt = performance.now();
    if (!isSaved) lists.made = lists.made.filter((other) => other !== one);
    settle(isSaved);
  };
}

function showChange(lists: Lists, change: Pick<Pending, "ids" | "change">): Settle {
  const one: Pending = { ...change, settledAt: null };
  lists.pending = [...lists.pending, one];
  tell(lists);
  return (isSaved) => {
    one.settledAt = performance.now();
    if (!isSaved) lists.pending = lists.pending.filter((other) => other !== one);
    tell(lists);
  };
}
