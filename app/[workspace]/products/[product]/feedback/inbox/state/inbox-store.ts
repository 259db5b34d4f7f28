import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import type { InboxPage } from "#lib/feedback/inbox/list-tickets.ts";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";
import { fetchTickets, type Where } from "./fetch-tickets.ts";
import { matchesQuery } from "./matches-query.ts";
import { type Change, type Pending, stillPending, withChanges } from "./pending-changes.ts";

export type Listed = {
  search: string;
  rows: TicketRow[];
  hasMore: boolean;
  /** Ready, or what is shown belongs to another list until this one has come, or it did not come. */
  state: "ready" | "loading" | "failed";
};

type Loaded = { rows: TicketRow[]; next: string | null; state: Listed["state"] };
type Settle = (isSaved: boolean) => void;

const pageSize = 50;
const mostReloaded = 500;
/** A page may have been written before what was saved meanwhile. */
const pageTakesMs = 1_500;

export type InboxStore = ReturnType<typeof createInboxStore>;

/** The lists of one inbox that were looked at, with what was changed here on top of what the server last said. */
export function createInboxStore(where: Where & { userId: string }, shown: Shown) {
  const lists = new Map<string, Loaded>();
  const snapshots = new Map<string, Listed>();
  const listeners = new Set<() => void>();
  let pending: Pending[] = [];
  let current = shown.search;
  keep(shown.search, shown.page);

  function tell() {
    snapshots.clear();
    for (const listener of listeners) listener();
  }

  function keep(search: string, page: InboxPage) {
    lists.set(search, { rows: page.tickets, next: page.next, state: "ready" });
  }

  function snapshotOf(search: string): Listed {
    const known = snapshots.get(search);
    if (known) return known;
    const own = lists.get(search);
    const loaded = own ?? { ...(lists.get(current) ?? nothing), state: "loading" as const };
    const query = readInboxQuery(new URLSearchParams(search));
    const isTouched = (id: string) => pending.some(({ ids }) => ids === "all" || ids.has(id));
    const rows = loaded.rows.flatMap((row) => {
      const now = withChanges(row, pending);
      return now && (!isTouched(row.id) || matchesQuery(now, query, where.userId)) ? [now] : [];
    });
    const snapshot = { search, rows, hasMore: loaded.next !== null, state: loaded.state };
    snapshots.set(search, snapshot);
    return snapshot;
  }

  async function read(search: string, limit: number): Promise<void> {
    const askedAt = performance.now();
    try {
      const page = await fetchTickets(where, { search, cursor: null, limit });
      take(search, page, askedAt);
    } catch {
      const rows = lists.get(search)?.rows;
      // What is shown already is better than nothing; the next look may succeed.
      if (!rows) lists.set(search, { ...nothing, state: "failed" });
    }
    tell();
  }

  function take(search: string, page: InboxPage, askedAt: number) {
    pending = stillPending(pending, askedAt);
    const before = lists.get(search);
    const last = before?.rows.findIndex(({ id }) => id === page.tickets.at(-1)?.id) ?? -1;
    const read = new Set(page.tickets.map(({ id }) => id));
    const rest = last < 0 ? [] : (before?.rows.slice(last + 1) ?? []);
    const beyond = page.next === null ? [] : rest.filter(({ id }) => !read.has(id));
    const next = beyond.length > 0 ? (before?.next ?? null) : page.next;
    lists.set(search, { rows: [...page.tickets, ...beyond], next, state: "ready" });
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshotOf,
    /** Shows another list: what is known of it at once, and what is true soon. */
    show(search: string) {
      if (current === search) return;
      if (lists.get(search)?.state === "failed") lists.delete(search);
      void read(search, pageSize).then(() => {
        current = search;
      });
    },
    retry: (search: string) => read(search, pageSize),
    /** What the server said of it along with the page. */
    adopt({ search, page }: Shown) {
      take(search, page, performance.now() - pageTakesMs);
      tell();
      if ((lists.get(search)?.rows.length ?? 0) > page.tickets.length) this.reload(search);
    },
    reload(search: string) {
      const loaded = lists.get(search)?.rows.length ?? 0;
      void read(search, Math.min(mostReloaded, Math.max(pageSize, loaded)));
    },
    async more(search: string) {
      const list = lists.get(search);
      if (!list || list.next === null || list.state === "loading") return;
      lists.set(search, { ...list, state: "loading" });
      const asked = { search, cursor: list.next, limit: pageSize };
      const page = await fetchTickets(where, asked).catch(() => null);
      const known = new Set(list.rows.map(({ id }) => id));
      const added = page?.tickets.filter(({ id }) => !known.has(id)) ?? [];
      const next = page ? page.next : list.next;
      lists.set(search, { rows: [...list.rows, ...added], next, state: page ? "ready" : "failed" });
      tell();
    },
    /** Shows a change before it is saved; the answer says whether it was. */
    change(ids: Set<string> | "all", change: Change): Settle {
      const one: Pending = { ids, change, settledAt: null };
      pending = [...pending, one];
      tell();
      return (isSaved) => {
        one.settledAt = performance.now();
        if (!isSaved) pending = pending.filter((other) => other !== one);
        tell();
      };
    },
  };
}

type Shown = { search: string; page: InboxPage };

const nothing: Loaded = { rows: [], next: null, state: "ready" };
