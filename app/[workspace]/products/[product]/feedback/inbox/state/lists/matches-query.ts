import type { InboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";

/**
 * Whether a row that was just changed here still belongs to the list that shows it. What only the server can tell, as
 * whether it has certain words, stays as it was.
 */
export function matchesQuery(row: TicketRow, query: InboxQuery, userId: string): boolean {
  return isInView(row, query, userId) && meetsFilters(row, query);
}

function isInView(row: TicketRow, { view }: InboxQuery, userId: string): boolean {
  if (view === "all") return true;
  if (view === "snoozed") return row.snoozedUntil !== null;
  if (row.snoozedUntil !== null || (row.status !== "todo" && row.status !== "in_progress")) {
    return false;
  }
  if (view === "unassigned") return row.assignee === null;
  return view === "open" || row.assignee?.id === userId;
}

function meetsFilters(row: TicketRow, { status, priority, assignee }: InboxQuery): boolean {
  return (
    (status.length === 0 || status.includes(row.status)) &&
    (priority.length === 0 || priority.includes(row.priority)) &&
    (assignee.length === 0 || assignee.includes(row.assignee?.id ?? "nobody"))
  );
}
