"use client";

import {
  type FocusEvent,
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useRef,
} from "react";
import { ConflictNotice } from "#components/ui/conflict-notice.tsx";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { cn } from "#lib/cn.ts";
import type { useWords } from "./use-words.ts";

type WordsFormProps = {
  name: string;
  label: string;
  words: ReturnType<typeof useWords>;
  maxLength: number;
  /** Enter saves. */
  isOneLine?: boolean;
  className: string;
};

/** Leaving it saves, and so does Ctrl+Enter; Escape leaves all as it was. */
export function WordsForm({ name, label, words, maxLength, isOneLine, className }: WordsFormProps) {
  const { seen, state, isSaving, stop, save } = words;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const problem = state.errors?.[name] ?? state.message;

  // Whoever pressed the text wants to write.
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);

  function submit(event?: FormEvent) {
    event?.preventDefault();
    save(field.current?.value ?? "");
  }

  function saveOnLeaving({ currentTarget, relatedTarget }: FocusEvent<HTMLFormElement>) {
    const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    // Of two values, the person chooses.
    if (!isInside && !state.conflict) submit();
  }

  function act(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const saves = event.key === "Enter" && (isOneLine || event.ctrlKey || event.metaKey);
    if (saves) submit(event);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    stop();
  }

  return (
    <form onSubmit={submit} onBlur={saveOnLeaving} className="grid gap-3">
      {state.conflict && (
        <div className="max-h-80 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
          <ConflictNotice
            conflict={state.conflict}
            yours={state.values?.[name] ?? ""}
            onKeep={stop}
          />
        </div>
      )}
      <FieldFrame id={id} label={label} hideLabel error={problem}>
        <textarea
          ref={field}
          id={id}
          name={name}
          rows={1}
          maxLength={maxLength}
          defaultValue={seen ?? ""}
          readOnly={isSaving}
          aria-busy={isSaving || undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          dir="auto"
          onKeyDown={act}
          className={cn(
            "-mx-2 -my-1 block field-sizing-content w-[calc(100%+1rem)] resize-none rounded-md bg-canvas px-2 py-1 outline-none inset-ring inset-ring-control-line focus:inset-ring-focus",
            className,
          )}
        />
      </FieldFrame>
    </form>
  );
}
