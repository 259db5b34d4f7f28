"use client";

import { type ComponentProps, use, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Conflict, FormState } from "#lib/form-state.ts";
import { ConflictNotice } from "./conflict-notice.tsx";
import { Field } from "./field.tsx";
import { FormContext } from "./form-context.ts";

type SharedFieldProps = ComponentProps<typeof Field> & { defaultValue: string };

/**
 * A field that somebody else may be changing too. What it showed before anything was typed is sent along as `NAMESeen`;
 * if it is something else by then, both values are shown and whoever came second chooses.
 */
export function SharedField({ defaultValue, ...props }: SharedFieldProps) {
  const { name } = props;
  const state = use(FormContext);
  const input = useRef<HTMLInputElement>(null);
  const [seen, setSeen] = useState(defaultValue);
  const [settled, setSettled] = useState<Conflict>();
  const found = state.ok || state.conflict?.field !== name ? undefined : state.conflict;
  const conflict = found === settled ? undefined : found;

  function show(value: string) {
    if (input.current) input.current.value = value;
    setSeen(value);
  }

  const showIfUntouched = useEffectEvent((value: string) => {
    if (input.current?.value === seen || input.current?.value === value) show(value);
  });

  const showSaved = useEffectEvent(({ ok, values }: FormState) => {
    const saved = ok ? values?.[name] : undefined;
    if (saved === undefined) return;
    show(saved);
    // Whoever pressed the notice's button had the focus there, and the notice is gone.
    if (document.activeElement === document.body) input.current?.focus();
  });

  useEffect(() => showIfUntouched(defaultValue), [defaultValue]);
  useEffect(() => showSaved(state), [state]);

  function keepTheirs({ theirs }: Conflict) {
    show(theirs);
    setSettled(found);
    input.current?.focus();
  }

  return (
    <>
      <input type="hidden" name={`${name}Seen`} value={conflict?.theirs ?? seen} />
      {conflict && (
        <ConflictNotice
          conflict={conflict}
          yours={state.values?.[name] ?? ""}
          onKeep={() => keepTheirs(conflict)}
        />
      )}
      <Field ref={input} defaultValue={defaultValue} {...props} />
    </>
  );
}
