"use client";

import { type RefObject, useEffect, useRef } from "react";
import { addComment } from "#app/[workspace]/products/[product]/feedback/[ticket]/comment-actions.ts";
import { Form, type FormAction } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { CommentField } from "./comment-field.tsx";
import { useDraft } from "./use-draft.ts";
import { type Chosen, type Person, writeMentions } from "./write-mentions.ts";

type CommentFormProps = {
  workspace: string;
  ticketId: string;
  people: Person[];
  /** Where this person's unsent words about this ticket are kept. */
  draftName: string;
};

export function CommentForm({ workspace, ticketId, people, draftName }: CommentFormProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const chosen = useRef<Chosen>({});
  const draft = useDraft({ name: draftName, field, chosen });
  useShortcut(field);

  const send: FormAction = (state, data) => {
    data.set("body", writeMentions(String(data.get("body")), people, chosen.current));
    return addComment(state, data);
  };

  return (
    <Form
      action={typeof window === "undefined" ? addComment : send}
      workspace={workspace}
      fields={{ ticketId }}
      resetOnSuccess
      onDone={draft.forget}
      className="group/form grid gap-2"
    >
      <CommentField
        label="Comment for your team"
        shortcut="M"
        {...{ field, people, chosen }}
        onType={draft.keep}
      />
      {/* Not shown by the focus alone: it would move what one is about to click. */}
      <div className="flex items-center justify-end gap-3 group-has-placeholder-shown/form:hidden">
        <span className="text-12 text-text-3 max-md:hidden">@ mentions somebody</span>
        <SubmitButton variant="secondary" size="sm" busyLabel="Sending">
          Send
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Silent wherever something is typed or chosen. */
function useShortcut(field: RefObject<HTMLTextAreaElement | null>) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { key, target } = event;
      if (key.toLowerCase() !== "m" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || !(target instanceof Element) || target.closest(busy)) return;
      event.preventDefault();
      field.current?.focus();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [field]);
}

const busy =
  "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";
