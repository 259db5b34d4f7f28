import type { Changes } from "#app/[workspace]/products/[product]/feedback/inbox/state/changes/use-changes.ts";
import type { Inbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";
import { focusOn } from "./focus-on.ts";

type ChoiceOf = "status" | "priority" | "assignee" | "snooze";

export type Command = {
  id: string;
  /** In the command menu and in the list of shortcuts. */
  label: string;
  /** On the bar over the list. */
  short: string;
  key: string;
  run: () => void;
  /** About tickets: it needs one that is active or selected. */
  isAboutTickets?: boolean;
  /** It is not offered, and its key does nothing. */
  isOff?: boolean;
};

type Ways = {
  inbox: Inbox;
  changes: Changes;
  choose: (what: ChoiceOf) => void;
  showShortcuts: () => void;
};

/** All that can be done to tickets and in the list, by key, by the command menu and by the bar over the list. */
export function commandsOf({ inbox, changes, choose, showShortcuts }: Ways): Command[] {
  const { selection, active, open, go, listed, isAdmin } = inbox;
  const about = { isAboutTickets: true, isOff: selection.isEmpty && !active };
  const rowAt = (step: number) => neighbourOf(listed.rows, active, step);
  const move = (step: number) => moveTo(inbox, rowAt(step));
  return [
    { id: "next", label: "Next ticket", short: "Next", key: "j", run: () => move(1) },
    { id: "previous", label: "Previous ticket", short: "Previous", key: "k", run: () => move(-1) },
    {
      ...{ id: "open", label: "Open ticket", short: "Open", key: "Enter", isOff: !active },
      run: () => active && go(active.ticketId),
    },
    {
      ...{ id: "select", label: "Select or unselect", short: "Select", key: "x", isOff: !active },
      run: () => active && selection.toggle(active.id),
    },
    {
      ...{ id: "done", label: "Mark done", short: "Done", key: "e", ...about },
      run: () => changes.apply({ property: "status", value: "done" }),
    },
    {
      ...{ id: "status", label: "Set status…", short: "Status", key: "s", ...about },
      run: () => choose("status"),
    },
    {
      ...{ id: "assignee", label: "Assign…", short: "Assign", key: "a", ...about },
      run: () => choose("assignee"),
    },
    {
      ...{ id: "assign-me", label: "Assign to me", short: "Assign to me", key: "i", ...about },
      run: () => changes.apply({ property: "assignee", value: inbox.user.userId }),
    },
    {
      ...{ id: "priority", label: "Set priority…", short: "Priority", key: "p", ...about },
      run: () => choose("priority"),
    },
    {
      ...{ id: "snooze", label: "Snooze…", short: "Snooze", key: "h", ...about },
      run: () => choose("snooze"),
    },
    {
      ...{ id: "read", label: "Mark read or unread", short: "Read", key: "u", ...about },
      run: () => changes.apply({ property: "read", value: active?.isUnread ? "yes" : "no" }),
    },
    {
      ...{ id: "delete", label: "Delete", short: "Delete", key: "#", ...about },
      isOff: about.isOff || !isAdmin,
      run: () => changes.apply({ property: "deleted", value: "yes" }),
    },
    {
      ...{ id: "all", label: "Select all that match", short: "Select all", key: "Shift+A" },
      run: selection.selectAll,
    },
    { id: "undo", label: "Undo", short: "Undo", key: "z", run: changes.undo },
    {
      ...{ id: "search", label: "Search feedback", short: "Search", key: "/" },
      run: () => focusOn("#search-feedback"),
    },
    {
      ...{ id: "filter", label: "Filter…", short: "Filter", key: "f" },
      run: () => document.querySelector<HTMLElement>("[data-filter-menu]")?.click(),
    },
    {
      ...{ id: "new", label: "New feedback", short: "New feedback", key: "c" },
      run: () => document.querySelector<HTMLElement>("[data-new-ticket]")?.click(),
    },
    {
      ...{ id: "comment", label: "Comment", short: "Comment", key: "m", isOff: !open },
      run: () => focusOn("[aria-keyshortcuts=m i]"),
    },
    {
      id: "shortcuts",
      label: "Keyboard shortcuts",
      short: "Shortcuts",
      key: "?",
      run: showShortcuts,
    },
  ];
}

function neighbourOf(rows: TicketRow[], active: TicketRow | null, step: number) {
  const at = rows.findIndex(({ id }) => id === active?.id);
  return rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
}

/** The focus moves with the row; where a ticket is open, so does the pane. */
function moveTo({ open, go, setActive }: Inbox, row: TicketRow | undefined): void {
  if (!row) return;
  setActive(row.id);
  if (open && row.ticketId !== open) go(row.ticketId);
  requestAnimationFrame(() => focusOn(`[data-row="${row.id}"]`));
}
