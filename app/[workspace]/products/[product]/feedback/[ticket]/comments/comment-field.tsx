"use client";

import { type KeyboardEvent, type RefObject, useId } from "react";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { fieldLooks } from "#components/ui/field-looks.ts";
import { Key } from "#components/ui/key.tsx";
import { useField } from "#components/ui/use-field.ts";
import { cn } from "#lib/cn.ts";
import { MentionList } from "./mention-list.tsx";
import { useMentions } from "./use-mentions.ts";
import type { Chosen, Person } from "./write-mentions.ts";

type CommentFieldProps = {
  label: string;
  field: RefObject<HTMLTextAreaElement | null>;
  people: Person[];
  chosen: RefObject<Chosen>;
  defaultValue?: string;
  /** The key that leads here. */
  shortcut?: string;
  onType?: () => void;
  onLeave?: () => void;
};

/** Enter makes a line; with Ctrl or ⌘ it sends, as the form's button would. */
export function CommentField(props: CommentFieldProps) {
  const { label, field, people, chosen, defaultValue = "", shortcut, onType, onLeave } = props;
  const { id, problem, sentValue, aria } = useField({ name: "body" });
  const listId = useId();
  const { found, active, look, choose, press, close } = useMentions({ field, people, chosen });

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (sends) field.current?.form?.querySelector<HTMLElement>("[type=submit]")?.click();
    else if (!press(event)) {
      if (event.key !== "Escape") return;
      field.current?.blur();
      onLeave?.();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <FieldFrame id={id} label={label} hideLabel error={problem} className="relative">
      <textarea
        ref={field}
        id={id}
        name="body"
        rows={1}
        dir="auto"
        defaultValue={sentValue ?? defaultValue}
        placeholder={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        aria-keyshortcuts={shortcut}
        onInput={() => {
          look();
          onType?.();
        }}
        onKeyDown={onKeyDown}
        onClick={look}
        onBlur={close}
        className={cn(
          fieldLooks({ size: "talk" }),
          "peer field-sizing-content block! max-h-75 min-h-(--control-lg) resize-none py-2.25 pe-9",
        )}
        {...aria}
      />
      {shortcut && (
        <Key className="pointer-events-none absolute end-2.5 top-2.75 peer-focus:hidden peer-not-placeholder-shown:hidden max-md:hidden">
          {shortcut}
        </Key>
      )}
      <MentionList id={listId} found={found} active={active} onChoose={choose} />
    </FieldFrame>
  );
}
