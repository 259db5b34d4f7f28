import type { Made } from "#app/[workspace]/products/[product]/feedback/inbox/state/changes/made-changes.ts";
import {
  type Pending,
  stillPending,
  withChanges,
} from "#app/[workspace]/products/[product]/feedback/inbox/state/changes/pending-changes.ts";
import type { ListPage } from "#app/[workspace]/products/[product]/feedback/load-list.ts";
import type { FilterNames } from "#lib/contacts/name-filter.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";
import type { Where } from "./fetch-tickets.ts";
import { matchesQuery } from "./matches-query.ts";

export type Listed = {
  search: string;
  rows: TicketRow[];
  hasMore: boolean;
  /** Of whom it is filtered by; null until it has come. */
  names: FilterNames | null;
  /** Ready, or what is shown belongs to another list until this one has come, or it did not come. */
  state: "ready" | "loading" | "failed";
};

export type Loaded = {
  rows: TicketRow[];
  next: string | null;
  names: FilterNames | null;
  state: Listed["state"];
};

/** The lists that were looked at, and what was changed here on top of what the server last said of them. */
export type Lists = {
  where: Where & { userId: string };
  loaded: Map<string, Loaded>;
  snapshots: Map<string, Listed>;
  listeners: Set<() => void>;
  pending: Pending[];
  /** Of the ticket beside the list, which comes with the page. */
  made: Made[];
  /** What is shown until another list has come. */
  current: string;
};

export const nothing: Loaded = { rows: [], next: null, names: null, state: "ready" };

export function tell({ snapshots, listeners }: Lists): void {
  snapshots.clear();
  for (const listener of listeners) listener();
}

/** The same object for as long as nothing has changed. */
export function snapshotOf(lists: Lists, search: string): Listed {
  const known = lists.snapshots.get(search);
  if (known) return known;
  const before = lists.loaded.get(lists.current) ?? nothing;
  const waiting = { ...before, names: null, state: "loading" } as const;
  const { next, names, state, rows } = lists.loaded.get(search) ?? waiting;
  const shown = shownOf(lists, search, rows);
  const snapshot = { search, hasMore: next !== null, names, state, rows: shown };
  lists.snapshots.set(search, snapshot);
  return snapshot;
}

/** A row that was changed here stays only where it still belongs. */
function shownOf({ pending, where }: Lists, search: string, rows: TicketRow[]): TicketRow[] {
  const query = readInboxQuery(new URLSearchParams(search));
  const isTouched = (id: string) => pending.some(({ ids }) => ids === "all" || ids.has(id));
  return rows.flatMap((row) => {
    const now = withChanges(row, pending);
    return now && (!isTouched(row.id) || matchesQuery(now, query, where.userId)) ? [now] : [];
  });
}

/** The first page read anew; what was loaded beyond it stays behind it. */
export function takePage(lists: Lists, search: string, page: ListPage, askedAt: number): void {
  lists.pending = stillPending(lists.pending, askedAt);
  const before = lists.loaded.get(search) ?? nothing;
  const last = before.rows.findIndex(({ id }) => id === page.tickets.at(-1)?.id);
  const read = new Set(page.tickets.map(({ id }) => id));
  const rest = last < 0 || page.next === null ? [] : before.rows.slice(last + 1);
  const beyond = rest.filter(({ id }) => !read.has(id));
  const next = beyond.length > 0 ? before.next : page.next;
  const rows = [...page.tickets, ...beyond];
  lists.loaded.set(search, { rows, next, names: page.names, state: "ready" });
}
