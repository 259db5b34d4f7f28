"use client";

import { type ReactNode, startTransition, useOptimistic, useState } from "react";
import { useLastingAction } from "#components/session/use-lasting-action.tsx";
import type { FormAction } from "#components/ui/form.tsx";
import { Menu, MenuRadioGroup, MenuRadioItem } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useConflictToast } from "#components/ui/use-conflict-toast.tsx";
import { useShownValue } from "./use-shown-value.ts";

type PropertyMenuProps = {
  /** Of the ticket. */
  id: string;
  label: string;
  name: "status" | "priority" | "assignee";
  value: string;
  options: { value: string; label: string; icon: ReactNode }[];
  action: FormAction;
  workspace: string;
  fields: Record<string, string>;
};

/** Saves the choice at once and shows it meanwhile; a refusal puts the old one back and says why. */
export function PropertyMenu(props: PropertyMenuProps) {
  const { id, label, name, options, action, workspace, fields } = props;
  const value = useShownValue({ id, property: name, value: props.value });
  const toast = useToast();
  const askWhich = useConflictToast();
  const { act, dialog } = useLastingAction(action);
  const [shown, setShown] = useOptimistic(value);
  const [said, setSaid] = useState("");
  const current = options.find((option) => option.value === shown);
  const labelOf = (wanted: string) =>
    options.find((option) => option.value === wanted)?.label ?? "somebody new";

  function choose(wanted: string) {
    if (wanted !== shown) save(wanted, shown);
  }

  function save(wanted: string, seen: string) {
    const form = new FormData();
    for (const [field, text] of Object.entries({ workspace, ...fields, [name]: wanted, seen })) {
      form.set(field, text);
    }
    startTransition(async () => {
      setShown(wanted);
      const after = await act({ ok: false }, form);
      if (after.ok) setSaid(`${label}: ${labelOf(wanted)}`);
      else if (after.conflict) {
        const { conflict } = after;
        const saveMine = () => save(wanted, conflict.theirs);
        const what = `the ${label.toLowerCase()}`;
        askWhich({ conflict, what, yours: wanted, wordsOf: labelOf, saveMine });
      } else toast({ title: after.message ?? `${label} was not saved.`, tone: "failed" });
    });
  }

  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={`${label}: ${current?.label ?? "Somebody who left"}`}
            className="hit flex h-(--control-sm) min-w-0 max-w-60 items-center gap-1.75 rounded-sm px-2 text-text-2 transition-colors hover:bg-hover hover:text-text data-popup-open:bg-pressed"
          >
            {current?.icon}
            <bdi className="truncate">{current?.label ?? "Somebody who left"}</bdi>
          </button>
        }
      >
        <MenuRadioGroup value={shown} onValueChange={choose}>
          {options.map((option) => (
            <MenuRadioItem
              key={option.value}
              value={option.value}
              icon={<span className="flex">{option.icon}</span>}
            >
              <bdi className="truncate">{option.label}</bdi>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </Menu>
      <span role="status" className="sr-only">
        {said}
      </span>
      {dialog}
    </>
  );
}
