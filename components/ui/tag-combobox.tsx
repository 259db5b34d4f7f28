"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useState } from "react";
import { cn } from "#lib/cn.ts";
import { TagComboboxChip } from "./tag-combobox-chip.tsx";
import { TagComboboxList } from "./tag-combobox-list.tsx";

export type TagOption = { id: string; name: string; hint?: string; deleted?: boolean };
export type TagChange = { added?: TagOption; removed?: TagOption };

type TagComboboxProps = {
  labelledBy: string;
  describedBy: string;
  options: TagOption[];
  selected: string[];
  onChange: (ids: string[], change: TagChange) => void;
  disabled?: boolean;
};

export function TagCombobox({
  labelledBy,
  describedBy,
  options,
  selected,
  onChange,
  disabled,
}: TagComboboxProps) {
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const { contains } = Combobox.useFilter({ sensitivity: "base" });
  const offered = options.filter((option) => !option.deleted);
  const matching = offered.filter((option) => contains(option.name, query.trim()));
  const chosen = options.filter((option) => selected.includes(option.id));

  function choose(next: TagOption[]) {
    setQuery("");
    const ids = next.map((option) => option.id);
    onChange(ids, {
      added: next.find((option) => !selected.includes(option.id)),
      removed: chosen.find((option) => !ids.includes(option.id)),
    });
  }

  function close() {
    setOpen(false);
    setQuery("");
  }

  return (
    <Combobox.Root
      multiple
      items={offered}
      filteredItems={matching}
      value={chosen}
      onValueChange={choose}
      inputValue={query}
      onInputValueChange={setQuery}
      open={open}
      onOpenChange={(wanted, details) => {
        // Several tags are often chosen in one go.
        if (wanted) setOpen(true);
        else if (details.reason !== "item-press") close();
      }}
      itemToStringLabel={(option) => option.name}
      isItemEqualToValue={(one, other) => one.id === other.id}
      autoHighlight
      disabled={disabled}
    >
      <Combobox.InputGroup
        className={groupLooks}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) close();
        }}
      >
        <Combobox.Chips className="flex w-full flex-wrap items-center gap-1.5">
          {chosen.map((option) => (
            <TagComboboxChip key={option.id} option={option} disabled={disabled} />
          ))}
          <Combobox.Input
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            placeholder={chosen.length > 0 ? "" : "Search tags"}
            className="h-6.5 min-w-16 flex-1 bg-transparent px-1 outline-none pointer-coarse:h-9 pointer-coarse:text-16"
          />
        </Combobox.Chips>
      </Combobox.InputGroup>
      {open && (
        <TagComboboxList
          labelledBy={labelledBy}
          query={query.trim()}
          shown={matching.length}
          total={offered.length}
        />
      )}
    </Combobox.Root>
  );
}

const groupLooks = cn(
  "flex min-h-10 min-w-0 cursor-text items-center rounded-md bg-canvas py-1.5 ps-1.75 pe-2 inset-ring inset-ring-control-line transition-shadow hover:inset-ring-text-3",
  "focus-within:inset-ring-focus focus-within:ring-3 focus-within:ring-focus/22 data-disabled:bg-hover",
);
