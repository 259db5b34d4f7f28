"use client";

import { ArrowDownWideNarrow } from "lucide-react";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuRadioGroup, MenuRadioItem } from "#components/ui/menu.tsx";
import { type InboxSort, inboxSorts } from "#lib/feedback/inbox/inbox-query.ts";
import { sortWords } from "./filter-words.ts";

export function SortMenu() {
  const { query, show } = useInbox();
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Order: ${sortWords[query.sort]}`}>
          <ArrowDownWideNarrow aria-hidden />
          <span className="max-lg:hidden">{sortWords[query.sort]}</span>
        </Button>
      }
      align="end"
    >
      <MenuRadioGroup
        value={query.sort}
        onValueChange={(sort: InboxSort) => show({ ...query, sort })}
      >
        {inboxSorts.map((sort) => (
          <MenuRadioItem key={sort} value={sort}>
            {sortWords[sort]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </Menu>
  );
}
