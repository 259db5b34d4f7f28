export const inboxViews = ["open", "unassigned", "mine", "snoozed", "all"] as const;
export const inboxSorts = [
  "newest",
  "oldest",
  "updated",
  "priority",
  "customers",
  "companies",
] as const;
export const ticketStatuses = ["todo", "in_progress", "done", "canceled"] as const;
export const ticketPriorities = ["high", "medium", "low", "none"] as const;
export const ticketSources = ["intercom", "manual"] as const;
export const receivedWithin = [1, 7, 30, 90, 365] as const;

export type InboxView = (typeof inboxViews)[number];
export type InboxSort = (typeof inboxSorts)[number];
export type TicketStatus = (typeof ticketStatuses)[number];
export type TicketPriority = (typeof ticketPriorities)[number];
export type TicketSource = (typeof ticketSources)[number];

/** What an inbox shows, as its address says it. Several values of one filter are alternatives. */
export type InboxQuery = {
  view: InboxView;
  search: string;
  status: TicketStatus[];
  priority: TicketPriority[];
  /** Ids of users, or "nobody". */
  assignee: string[];
  /** Intercom's ids of tags. */
  tag: string[];
  customer: string | null;
  company: string | null;
  source: TicketSource | null;
  /** Days. */
  received: (typeof receivedWithin)[number] | null;
  isUnread: boolean;
  sort: InboxSort;
};

const mostValues = 20;
const longestSearch = 200;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An address that makes no sense shows the newest open tickets. */
export function readInboxQuery(address: URLSearchParams): InboxQuery {
  const all = (name: string) => [...new Set(address.getAll(name))].slice(0, mostValues);
  const one = <T>(values: readonly T[], name: string) =>
    values.find((value) => String(value) === address.get(name)) ?? null;
  const id = (name: string) => all(name).find((value) => uuid.test(value)) ?? null;
  return {
    view: one(inboxViews, "view") ?? "open",
    search: cleanSearch(address.get("q") ?? ""),
    status: ticketStatuses.filter((status) => all("status").includes(status)),
    priority: ticketPriorities.filter((priority) => all("priority").includes(priority)),
    assignee: all("assignee").filter((value) => value === "nobody" || uuid.test(value)),
    tag: all("tag").filter((value) => /^\w{1,40}$/.test(value)),
    customer: id("customer"),
    company: id("company"),
    source: one(ticketSources, "source"),
    received: one(receivedWithin, "received"),
    isUnread: address.get("unread") === "yes",
    sort: one(inboxSorts, "sort") ?? "newest",
  };
}

/** What follows the "?", in one order and without what is usual; empty for the newest open tickets. */
export function writeInboxQuery(query: InboxQuery): string {
  const address = new URLSearchParams();
  if (query.view !== "open") address.set("view", query.view);
  if (query.search) address.set("q", query.search);
  for (const name of ["status", "priority", "assignee", "tag"] as const) {
    for (const value of query[name]) address.append(name, value);
  }
  for (const name of ["customer", "company", "source", "received"] as const) {
    if (query[name] !== null) address.set(name, String(query[name]));
  }
  if (query.isUnread) address.set("unread", "yes");
  if (query.sort !== "newest") address.set("sort", query.sort);
  return address.toString();
}

/** Beyond the view and the order. */
export function isFiltered(query: InboxQuery): boolean {
  return writeInboxQuery({ ...query, view: "open", sort: "newest" }) !== "";
}

/** The same view and order with nothing filtered. */
export function withoutFilters({ view, sort }: InboxQuery): InboxQuery {
  return { ...readInboxQuery(new URLSearchParams()), view, sort };
}

function cleanSearch(given: string): string {
  return given.toWellFormed().replaceAll("\0", " ").trim().slice(0, longestSearch);
}
