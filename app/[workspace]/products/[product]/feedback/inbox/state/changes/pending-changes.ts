import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";

/** What a person made of rows; it is shown before the server has it. */
export type Change = Partial<
  Pick<TicketRow, "status" | "priority" | "assignee" | "snoozedUntil" | "isUnread">
> & { isDeleted?: boolean };

export type Pending = { change: Change; ids: Set<string> | "all"; settledAt: number | null };

/** Later changes over earlier ones; null for a row that is gone. */
export function withChanges(row: TicketRow, pending: Pending[]): TicketRow | null {
  let shown = row;
  let isGone = false;
  for (const { change, ids } of pending) {
    if (ids !== "all" && !ids.has(row.id)) continue;
    const { isDeleted, ...fields } = change;
    shown = { ...shown, ...fields };
    isGone = isDeleted ?? isGone;
  }
  return isGone ? null : shown;
}

/** What was not yet saved when the rows were asked for has to be shown on top of them. */
export function stillPending(pending: Pending[], askedAt: number): Pending[] {
  return pending.filter(({ settledAt }) => settledAt === null || settledAt > askedAt);
}
