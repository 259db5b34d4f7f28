"use client";

import { useId } from "react";
import { setDescription } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { cn } from "#lib/cn.ts";
import { useFocusBack } from "./use-focus-back.ts";
import { useWords } from "./use-words.ts";
import { WordsForm } from "./words-form.tsx";

type EditableDescriptionProps = { description: string; workspace: string; ticketId: string };

const looks = "whitespace-pre-wrap text-14 [overflow-wrap:anywhere]";

export function EditableDescription({ description, ...ticket }: EditableDescriptionProps) {
  const value = { name: "description", value: description, action: setDescription };
  const words = useWords({ ...ticket, ...value });
  const hint = useId();
  const isEdited = words.seen !== null;
  const button = useFocusBack(isEdited);
  return (
    <div className="mt-1.5">
      {isEdited ? (
        <WordsForm
          {...{ words, name: "description", label: "Description" }}
          maxLength={20_000}
          className={cn(looks, "max-h-[60vh] min-h-16 overflow-y-auto")}
        />
      ) : (
        <button
          ref={button}
          type="button"
          onClick={words.edit}
          dir={description ? "auto" : undefined}
          aria-describedby={description ? hint : undefined}
          className={cn(
            looks,
            "-mx-2 block w-[calc(100%+1rem)] cursor-text rounded-md px-2 text-start hover:bg-hover",
            description ? "text-text-2" : "text-text-3",
          )}
        >
          {description || "Add a description for your team"}
        </button>
      )}
      <span id={hint} hidden>
        Edit description
      </span>
      {words.dialog}
    </div>
  );
}
