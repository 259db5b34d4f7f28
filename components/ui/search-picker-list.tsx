"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check, Search } from "lucide-react";
import { Avatar } from "./avatar.tsx";
import { comboboxLooks } from "./floating-looks.ts";
import { Matched } from "./matched.tsx";

export type PickerOption = {
  id: string;
  name: string;
  hint: string | null;
  /** Null where the name is a stand-in. */
  initials: string | null;
};

/** Of the option that is nobody, and that leads elsewhere. */
export const otherwiseId = "otherwise";

type SearchPickerListProps = {
  labelledBy: string;
  query: string;
  kind: "person" | "company" | "ticket";
  state: "idle" | "looking" | "failed" | "found";
  isEmpty: boolean;
};

export function SearchPickerList(props: SearchPickerListProps) {
  const { labelledBy, query, kind, state, isEmpty } = props;
  const about = kind === "ticket" ? kind : `${kind} in Contacts`;
  const words = {
    idle: "",
    looking: "Searching…",
    failed: "The search could not be made. Try again in a moment.",
    found: query ? `No ${about} matches “${query}”.` : `No ${kind} to choose yet.`,
  };
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={6} className="z-60 outline-none">
        {/* Not its Popup: that one hides the rest of the dialog from screen readers. */}
        <section aria-labelledby={labelledBy} className={comboboxLooks}>
          {isEmpty && (
            <p role="status" className="px-2 py-1.5 text-text-3 [overflow-wrap:anywhere]">
              {words[state]}
            </p>
          )}
          <Combobox.List
            aria-labelledby={labelledBy}
            className="min-h-0 overflow-y-auto overscroll-contain"
          >
            {(option: PickerOption) => <Option key={option.id} {...{ option, query, kind }} />}
          </Combobox.List>
        </section>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

type OptionProps = Pick<SearchPickerListProps, "query" | "kind"> & { option: PickerOption };

function Option({ option, query, kind }: OptionProps) {
  const { id, name, hint, initials } = option;
  return (
    <Combobox.Item
      value={option}
      className="flex min-h-10 cursor-default select-none items-center gap-2.5 rounded-sm px-2 py-1 outline-none data-highlighted:bg-pressed"
    >
      <Picture {...{ id, initials, kind }} />
      <span className="grid min-w-0 flex-1">
        <bdi className="truncate">
          <Matched text={name} query={query} />
        </bdi>
        {hint && (
          <bdi className="truncate text-12 text-text-3">
            <Matched text={hint} query={query} />
          </bdi>
        )}
      </span>
      <Combobox.ItemIndicator>
        <Check aria-hidden className="size-3.5 text-text-3" />
      </Combobox.ItemIndicator>
    </Combobox.Item>
  );
}

type PictureProps = Pick<OptionProps, "kind"> & Pick<PickerOption, "id" | "initials">;

function Picture({ id, initials, kind }: PictureProps) {
  if (id === otherwiseId) {
    return (
      <span className="grid size-6 shrink-0 place-items-center text-text-3">
        <Search aria-hidden className="size-3.5" />
      </span>
    );
  }
  return kind === "ticket" ? null : <Avatar name={initials} id={id} kind={kind} size={24} />;
}
