"use client";

import { CircleDashed, Moon, Signal, Trash2, UserRound, X } from "lucide-react";
import type { ReactNode } from "react";
import type { Command } from "#app/[workspace]/products/[product]/feedback/inbox/keys/commands.ts";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { writeCount } from "#app/[workspace]/products/[product]/feedback/inbox/state/view-counts.ts";

type SelectionBarProps = { count: number | null | undefined; commands: Command[] };

const icons: Record<string, ReactNode> = {
  status: <CircleDashed aria-hidden />,
  assignee: <UserRound aria-hidden />,
  priority: <Signal aria-hidden />,
  snooze: <Moon aria-hidden />,
  delete: <Trash2 aria-hidden />,
};
const worded = new Set(["status", "assignee", "priority"]);

export function SelectionBar({ count, commands }: SelectionBarProps) {
  const { selection, listed } = useInbox();
  if (selection.isEmpty) return null;
  const all = count === undefined ? null : count;
  const isMore = listed.hasMore || listed.rows.length > selection.ids.size;
  return (
    <div
      role="toolbar"
      aria-label="Selected tickets"
      className="absolute inset-x-3 bottom-11 z-20 mx-auto flex h-11 w-fit max-w-[calc(100%-1.5rem)] animate-appear items-center gap-1 overflow-x-auto rounded-xl bg-toast px-3 text-13 text-nav-text shadow-lg [--focus:var(--nav-focus)] max-md:bottom-3"
    >
      <span aria-live="polite" className="nums whitespace-nowrap pe-1 font-semibold">
        {selection.isAll
          ? `All ${writeCount(all)} selected`
          : `${selection.ids.size.toLocaleString("en")} selected`}
      </span>
      {!selection.isAll && isMore && (
        <button
          type="button"
          onClick={selection.selectAll}
          className="hit whitespace-nowrap rounded-sm px-1 text-nav-text-2 underline decoration-nav-text-3 underline-offset-3 hover:text-nav-text"
        >
          Select all {writeCount(all)}
        </button>
      )}
      <span aria-hidden className="mx-1.5 h-4 w-px shrink-0 bg-nav-line" />
      {commands
        .filter(({ id }) => id in icons)
        .map(({ id, short, key, run }) => (
          <button
            key={id}
            type="button"
            title={`${short} (${key})`}
            aria-label={worded.has(id) ? undefined : short}
            onClick={run}
            className="flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md px-2 font-medium hover:bg-toast-action [&>svg]:size-4"
          >
            {icons[id]}
            {worded.has(id) && <span className="max-md:sr-only">{short}</span>}
          </button>
        ))}
      <button
        type="button"
        aria-label="Clear selection"
        onClick={selection.clear}
        className="hit ms-1 grid size-8 shrink-0 place-items-center rounded-md hover:bg-toast-action"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
