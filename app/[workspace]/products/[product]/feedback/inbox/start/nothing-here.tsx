"use client";

import type { ReactNode } from "react";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type InboxView, isFiltered, withoutFilters } from "#lib/feedback/inbox/inbox-query.ts";

const titles: Record<InboxView, string> = {
  open: "Every ticket is done",
  unassigned: "Every open ticket has somebody",
  mine: "Nothing is assigned to you",
  snoozed: "Nothing is snoozed",
  all: "No tickets",
};

/** There are tickets in the product, but none in this view. `watching` says what opens the next one. */
export function NothingHere({ watching }: { watching: ReactNode }) {
  const { query, show } = useInbox();
  if (isFiltered(query)) {
    return (
      <EmptyState
        title="No ticket matches"
        action={<Button onClick={() => show(withoutFilters(query))}>Clear filters</Button>}
      >
        Fewer words or filters find more.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={titles[query.view]}
      action={
        query.view !== "all" && (
          <Button onClick={() => show({ ...query, view: "all" })}>Show all tickets</Button>
        )
      }
    >
      {query.view === "open" &&
        "A conversation tagged in Intercom opens the next one here by itself."}
      {query.view === "open" && watching}
    </EmptyState>
  );
}
