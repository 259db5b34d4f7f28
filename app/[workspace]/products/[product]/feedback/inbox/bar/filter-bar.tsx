"use client";

import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { writeCount } from "#app/[workspace]/products/[product]/feedback/inbox/state/view-counts.ts";
import { ViewActions } from "#app/[workspace]/products/[product]/feedback/inbox/views/view-actions.tsx";
import { Button } from "#components/ui/button.tsx";
import { isFiltered, withoutFilters } from "#lib/feedback/inbox/inbox-query.ts";
import type { SavedView } from "#lib/feedback/views/list-views.ts";
import { ExportLink } from "./export-link.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { SearchField } from "./search-field.tsx";
import { SortMenu } from "./sort-menu.tsx";

type FilterBarProps = { count: number | null | undefined; views: SavedView[] };

export function FilterBar({ count, views }: FilterBarProps) {
  const { query, show } = useInbox();
  const filtered = isFiltered(query);
  return (
    <div className="flex min-h-(--bar-sub) shrink-0 flex-wrap items-center gap-2 border-b px-5 py-1.5 max-md:px-4">
      <SearchField />
      <FilterChips />
      <FilterMenu />
      {filtered && (
        <Button variant="ghost" size="sm" onClick={() => show(withoutFilters(query))}>
          Clear
        </Button>
      )}
      <div className="ms-auto flex items-center gap-2">
        <span aria-live="polite" className="nums whitespace-nowrap text-12 text-text-3">
          {count !== undefined && inWords(count)}
        </span>
        <SortMenu />
        <ExportLink />
        <ViewActions views={views} />
      </div>
    </div>
  );
}

function inWords(count: number | null): string {
  return count === 1 ? "1 ticket" : `${writeCount(count)} tickets`;
}
