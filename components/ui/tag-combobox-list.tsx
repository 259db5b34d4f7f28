"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { comboboxLooks } from "./floating-looks.ts";
import { Key } from "./key.tsx";
import { Matched } from "./matched.tsx";
import type { TagOption } from "./tag-combobox.tsx";

type TagComboboxListProps = {
  labelledBy: string;
  query: string;
  shown: number;
  total: number;
};

export function TagComboboxList({ labelledBy, query, shown, total }: TagComboboxListProps) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={6} className="z-50 outline-none">
        {/* Not its Popup: that one hides the rest of the page, chips and all, from screen readers. */}
        <div className={comboboxLooks}>
          <Combobox.Empty>
            <p className="px-2 py-1.5 text-text-3 empty:hidden">No tag has this in its name.</p>
          </Combobox.Empty>
          <Combobox.List
            aria-labelledby={labelledBy}
            className="min-h-0 overflow-y-auto overscroll-contain"
          >
            {(option: TagOption) => <Option key={option.id} option={option} query={query} />}
          </Combobox.List>
          <div className="mt-1 flex items-center gap-3 border-t px-2 pt-1.5 pb-1 text-12 text-text-3">
            <Combobox.Status className="nums flex-1">
              {shown.toLocaleString("en")} of {total.toLocaleString("en")} tags
            </Combobox.Status>
            <Hint keyName="↵" does="choose" />
            <Hint keyName="⌫" does="remove last" />
          </div>
        </div>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

function Option({ option, query }: { option: TagOption; query: string }) {
  return (
    <Combobox.Item
      value={option}
      className="group flex min-h-(--row-menu) cursor-default select-none items-center gap-2.25 rounded-sm px-2 outline-none data-highlighted:bg-pressed"
    >
      <span
        aria-hidden
        className="grid size-4 shrink-0 place-items-center rounded-xs bg-canvas inset-ring inset-ring-control-line group-data-selected:bg-primary group-data-selected:text-on-primary group-data-selected:inset-ring-transparent"
      >
        <Combobox.ItemIndicator>
          <Check className="size-3 stroke-3" />
        </Combobox.ItemIndicator>
      </span>
      <bdi className="min-w-0 truncate">
        <Matched text={option.name} query={query} />
      </bdi>
      {option.hint && <span className="ms-auto ps-3 text-12 text-text-3">{option.hint}</span>}
    </Combobox.Item>
  );
}

function Hint({ keyName, does }: { keyName: string; does: string }) {
  return (
    <span aria-hidden className="inline-flex items-center gap-1.25 max-md:hidden">
      <Key>{keyName}</Key>
      {does}
    </span>
  );
}
