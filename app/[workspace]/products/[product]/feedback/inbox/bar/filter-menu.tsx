"use client";

import { ListFilter } from "lucide-react";
import { useState } from "react";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuCheckItem, MenuItem, MenuSeparator, MenuSubmenu } from "#components/ui/menu.tsx";
import { OnDemand, onDemand } from "#components/ui/on-demand.tsx";
import { receivedWithin, ticketSources } from "#lib/feedback/inbox/inbox-query.ts";
import type { PickedFilter } from "./filter-picker.tsx";
import { type Alternatives, alternativesOf, receivedWords, sourceWords } from "./filter-words.ts";

const filterPicker = onDemand(() =>
  import("./filter-picker.tsx").then((file) => file.FilterPicker),
);

export function FilterMenu() {
  const [picking, setPicking] = useState<PickedFilter | null>(null);
  return (
    <>
      <Filters onPick={setPicking} />
      {picking && (
        <OnDemand
          part={filterPicker}
          props={{
            open: true,
            filter: picking,
            onOpenChange: (open) => !open && setPicking(null),
          }}
        />
      )}
    </>
  );
}

function Filters({ onPick }: { onPick: (filter: PickedFilter) => void }) {
  const inbox = useInbox();
  const { query, show } = inbox;
  return (
    <Menu
      onOpenChange={filterPicker.prepare}
      trigger={
        <Button variant="ghost" size="sm" aria-keyshortcuts="f" data-filter-menu>
          <ListFilter aria-hidden />
          Filter
        </Button>
      }
    >
      {alternativesOf(inbox).map((filter) => (
        <AlternativesMenu key={filter.name} filter={filter} />
      ))}
      <MenuItem onClick={() => onPick("customer")}>Customer…</MenuItem>
      <MenuItem onClick={() => onPick("company")}>Company…</MenuItem>
      <MenuSubmenu label="Source">
        {ticketSources.map((source) => (
          <MenuCheckItem
            key={source}
            checked={query.source === source}
            onCheckedChange={(checked) => show({ ...query, source: checked ? source : null })}
          >
            {sourceWords[source]}
          </MenuCheckItem>
        ))}
      </MenuSubmenu>
      <MenuSubmenu label="Received">
        {receivedWithin.map((received) => (
          <MenuCheckItem
            key={received}
            checked={query.received === received}
            onCheckedChange={(checked) => show({ ...query, received: checked ? received : null })}
          >
            {receivedWords[received]}
          </MenuCheckItem>
        ))}
      </MenuSubmenu>
      <MenuSeparator />
      <MenuCheckItem
        checked={query.isUnread}
        onCheckedChange={(isUnread) => show({ ...query, isUnread })}
      >
        Unread only
      </MenuCheckItem>
    </Menu>
  );
}

function AlternativesMenu({ filter }: { filter: Alternatives }) {
  const { query, show } = useInbox();
  const chosen: readonly string[] = query[filter.name];
  return (
    <MenuSubmenu label={filter.label}>
      {filter.options.map(({ value, label }) => (
        <MenuCheckItem
          key={value}
          checked={chosen.includes(value)}
          onCheckedChange={(checked) =>
            show(filter.with(query, checked ? [...chosen, value] : without(chosen, value)))
          }
        >
          <bdi className="truncate">{label}</bdi>
        </MenuCheckItem>
      ))}
      {filter.options.length === 0 && <p className="px-2 py-1.5 text-text-3">{filter.none}</p>}
    </MenuSubmenu>
  );
}

function without(values: readonly string[], value: string): string[] {
  return values.filter((other) => other !== value);
}
