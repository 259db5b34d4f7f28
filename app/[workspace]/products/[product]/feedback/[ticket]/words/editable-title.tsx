"use client";

import { useId } from "react";
import { setTitle } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { cn } from "#lib/cn.ts";
import { useFocusBack } from "./use-focus-back.ts";
import { useWords } from "./use-words.ts";
import { WordsForm } from "./words-form.tsx";

type EditableTitleProps = { title: string; workspace: string; ticketId: string };

const looks =
  "text-balance font-semibold text-18 tracking-tight [overflow-wrap:anywhere] max-md:text-22 @min-[820px]:text-22";

export function EditableTitle({ title, ...ticket }: EditableTitleProps) {
  const words = useWords({ ...ticket, name: "title", value: title, action: setTitle });
  const hint = useId();
  const isEdited = words.seen !== null;
  const button = useFocusBack(isEdited);
  return (
    <>
      <h1 id="ticket-title" dir="auto" className={cn(looks, isEdited && "sr-only")}>
        {isEdited ? (
          title
        ) : (
          <button
            ref={button}
            type="button"
            onClick={words.edit}
            aria-describedby={hint}
            title="Edit title"
            className="-mx-2 block w-[calc(100%+1rem)] cursor-text rounded-md px-2 text-start hover:bg-hover"
          >
            {title}
          </button>
        )}
      </h1>
      <span id={hint} hidden>
        Edit title
      </span>
      {isEdited && (
        <WordsForm
          {...{ words, name: "title", label: "Title", maxLength: 300, className: looks }}
          isOneLine
        />
      )}
      {words.dialog}
    </>
  );
}
