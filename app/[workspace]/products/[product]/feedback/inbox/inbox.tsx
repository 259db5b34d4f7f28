"use client";

import { type ReactNode, useState } from "react";
import { useCommandMenu, useCommandScope } from "#app/[workspace]/command-menu/command-scope.ts";
import type { ListPage } from "#app/[workspace]/products/[product]/feedback/load-list.ts";
import { PageBar } from "#components/shell/page-bar.tsx";
import { OnDemand, onDemand, usePreparedAtRest } from "#components/ui/on-demand.tsx";
import { cn } from "#lib/cn.ts";
import type { BulkProgress as Bulk } from "#lib/feedback/bulk/find-bulk.ts";
import { isFiltered } from "#lib/feedback/inbox/inbox-query.ts";
import type { SavedView } from "#lib/feedback/views/list-views.ts";
import { FilterBar } from "./bar/filter-bar.tsx";
import { choicesOf } from "./keys/choices.tsx";
import { commandsOf } from "./keys/commands.ts";
import { focusOn } from "./keys/focus-on.ts";
import { KeyHints } from "./keys/key-hints.tsx";
import { useKeys } from "./keys/use-keys.ts";
import { TicketList } from "./list/ticket-list.tsx";
import { useChanges } from "./state/changes/use-changes.ts";
import { InboxContext, type InboxFrame } from "./state/inbox-context.ts";
import { useCount } from "./state/use-count.ts";
import { useInboxState } from "./state/use-inbox-state.ts";
import type { ViewCounts } from "./state/view-counts.ts";
import { ViewTabs } from "./views/view-tabs.tsx";

const bulkProgress = onDemand(() =>
  import("./selection/bulk-progress.tsx").then((file) => file.BulkProgress),
);
const selectionBar = onDemand(() =>
  import("./selection/selection-bar.tsx").then((file) => file.SelectionBar),
);
const shortcuts = onDemand(() => import("./keys/shortcuts.tsx").then((file) => file.Shortcuts));

type InboxProps = {
  frame: InboxFrame;
  productName: string;
  shown: { search: string; page: ListPage };
  counts: ViewCounts;
  views: SavedView[];
  bulk: Bulk | null;
  /** Over the list, as why nothing arrives. */
  note: ReactNode;
  /** Instead of the list where there never was a ticket, and where this view holds none. */
  first: ReactNode;
  nothing: ReactNode;
  newTicket: ReactNode;
  /** The ticket beside the list. */
  children: ReactNode;
};

export function Inbox(props: InboxProps) {
  const { frame, productName, shown, counts, views, note, first, nothing, newTicket } = props;
  const inbox = useInboxState(frame, shown);
  const changes = useChanges(inbox);
  const count = useCount(inbox, counts);
  const menu = useCommandMenu();
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  usePreparedAtRest(selectionBar.prepare);
  const { open, selection, listed, query } = inbox;
  const commands = commandsOf({
    ...{ inbox, changes, choose: menu.open },
    showShortcuts: () => setShowsShortcuts(true),
  });
  useKeys({ commands, onEscape: () => leave(inbox) });
  useCommandScope({
    about: aboutOf(inbox),
    commands,
    choices: choicesOf(frame),
    choose: (property, value) => changes.apply({ property, value }),
  });
  const isEmpty = listed.rows.length === 0 && listed.state === "ready";
  const isNew = counts.all === 0 && !isFiltered(query);
  return (
    <InboxContext value={inbox}>
      <div className={cn("contents", open && "max-xl:hidden")}>
        <PageBar
          title="Feedback"
          isHeading={open === null}
          crumbs={[{ label: productName }]}
          tabs={<ViewTabs counts={counts} views={views} />}
          actions={newTicket}
        />
        {!isNew && <FilterBar count={count} views={views} />}
        {props.bulk && <OnDemand part={bulkProgress} props={{ bulk: props.bulk }} />}
        {note}
      </div>
      <div className="flex min-h-0 flex-1">
        <section
          aria-label="Feedback tickets"
          data-inbox-list
          className={cn(
            "relative flex min-h-0 min-w-0 flex-1 flex-col",
            open && "border-e max-xl:hidden xl:w-(--list-width) xl:flex-none",
          )}
        >
          {isEmpty ? (isNew && first) || nothing : <TicketList />}
          {!selection.isEmpty && <OnDemand part={selectionBar} props={{ count, commands }} />}
          {!isEmpty && <KeyHints onShortcuts={() => setShowsShortcuts(true)} />}
        </section>
        {props.children}
      </div>
      {showsShortcuts && (
        <OnDemand
          part={shortcuts}
          props={{ open: true, onClose: () => setShowsShortcuts(false), commands }}
        />
      )}
    </InboxContext>
  );
}

type State = ReturnType<typeof useInboxState>;

/** Escape first takes back what is selected, then closes the ticket. */
function leave({ selection, open, go, active }: State): void {
  if (!selection.isEmpty) selection.clear();
  else if (open) go(null);
  if (active) requestAnimationFrame(() => focusOn(`[data-row="${active.id}"]`));
}

function aboutOf({ selection, active }: State): string | null {
  if (selection.isAll) return "all that match";
  const { size } = selection.ids;
  if (size > 0) return size === 1 ? "1 ticket" : `${size.toLocaleString("en")} tickets`;
  return active?.ticketId ?? null;
}
