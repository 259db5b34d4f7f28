"use client";

import { use, useEffect, useRef, useState } from "react";
import { editComment } from "#app/[workspace]/products/[product]/feedback/[ticket]/comment-actions.ts";
import { Button } from "#components/ui/button.tsx";
import { ConflictNotice } from "#components/ui/conflict-notice.tsx";
import { Form, type FormAction } from "#components/ui/form.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { CommentField } from "./comment-field.tsx";
import { type Person, readMentions, writeMentions } from "./write-mentions.ts";

type EditCommentProps = {
  workspace: string;
  commentId: string;
  body: string;
  people: Person[];
  onEnd: () => void;
};

export function EditComment({ workspace, commentId, body, people, onEnd }: EditCommentProps) {
  const [seen] = useState(body);
  const [{ text, chosen: before }] = useState(() => readMentions(body, people));
  const field = useRef<HTMLTextAreaElement>(null);
  const chosen = useRef(before);

  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);

  const save: FormAction = (state, data) => {
    data.set("body", writeMentions(String(data.get("body")), people, chosen.current));
    return editComment(state, data);
  };

  return (
    <Form
      action={save}
      workspace={workspace}
      fields={{ commentId }}
      onDone={onEnd}
      className="mt-1 grid gap-2"
    >
      <Seen body={seen} people={people} onKeep={onEnd} />
      <CommentField
        label="Edit comment"
        defaultValue={text}
        {...{ field, people, chosen }}
        onLeave={onEnd}
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onEnd}>
          Cancel
        </Button>
        <SubmitButton variant="secondary" size="sm" busyLabel="Saving">
          Save
        </SubmitButton>
      </div>
    </Form>
  );
}

type SeenProps = { body: string; people: Person[]; onKeep: () => void };

function Seen({ body, people, onKeep }: SeenProps) {
  const { ok, conflict, values } = use(FormContext);
  const shown = (text = "") => readMentions(text, people).text;
  return (
    <>
      <input type="hidden" name="seen" value={conflict?.theirs ?? body} />
      {!ok && conflict && (
        <ConflictNotice
          conflict={{ ...conflict, theirs: shown(conflict.theirs) }}
          yours={shown(values?.body)}
          onKeep={onKeep}
        />
      )}
    </>
  );
}
