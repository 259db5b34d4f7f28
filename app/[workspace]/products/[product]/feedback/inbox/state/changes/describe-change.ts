import type { Person } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { priorityWords } from "#components/ui/priority-words.ts";
import { statusWords } from "#components/ui/status-words.ts";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";
import type { Change } from "./pending-changes.ts";
import type { Property } from "./send-change.ts";

export type Wanted = { property: Property; value: string };

/** What a row looks like once it is so. */
export function changeOf({ property, value }: Wanted, members: Person[]): Change {
  switch (property) {
    case "status":
      return statusChange(value);
    case "priority":
      return { priority: find(["high", "medium", "low", "none"], value) };
    case "assignee":
      return { assignee: personOf(value, members) };
    case "snooze":
      return { snoozedUntil: value ? Date.parse(value) : null };
    case "deleted":
      return { isDeleted: value === "yes" };
    case "read":
      return { isUnread: value !== "yes" };
  }
}

/** What it is before a change, as the server writes it. */
export function readValue(row: TicketRow, property: Property): string {
  switch (property) {
    case "status":
      return row.status;
    case "priority":
      return row.priority;
    case "assignee":
      return row.assignee?.id ?? "nobody";
    case "snooze":
      return row.snoozedUntil === null ? "" : new Date(row.snoozedUntil).toISOString();
    case "deleted":
      return "no";
    case "read":
      return row.isUnread ? "no" : "yes";
  }
}

/** "marked done", "assigned to Ana Ruiz": what follows the ticket's ID. */
export function describeChange({ property, value }: Wanted, members: Person[]): string {
  switch (property) {
    case "status":
      return value === "done" ? "marked done" : `set to ${wordFor(statusWords, value)}`;
    case "priority":
      return `set to ${wordFor(priorityWords, value)}`;
    case "assignee":
      return value === "nobody"
        ? "unassigned"
        : `assigned to ${personOf(value, members)?.name ?? "somebody"}`;
    case "snooze":
      return value ? "snoozed" : "no longer snoozed";
    case "deleted":
      return value === "yes" ? "deleted" : "restored";
    case "read":
      return value === "yes" ? "marked read" : "marked unread";
  }
}

function wordFor(words: Record<string, string>, value: string): string {
  return words[value] ?? value;
}

function statusChange(value: string): Change {
  const status = find(["todo", "in_progress", "done", "canceled"], value);
  return status === "done" || status === "canceled" ? { status, snoozedUntil: null } : { status };
}

function personOf(id: string, members: Person[]): TicketRow["assignee"] {
  const person = members.find(({ userId }) => userId === id);
  return person ? { id, name: person.name } : null;
}

function find<const T extends string>(values: readonly T[], value: string): T | undefined {
  return values.find((known) => known === value);
}
