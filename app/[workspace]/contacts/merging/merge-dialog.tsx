"use client";

import { type ReactElement, useState } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form } from "#components/ui/form.tsx";
import { SearchPicker } from "#components/ui/search-picker.tsx";
import { useMerge } from "./use-merge.ts";

type Person = { id: string; name: string; hint: string | null; initials: string | null };

type MergeDialogProps = {
  trigger: ReactElement;
  workspace: string;
  person: Person;
  /** Whom to merge with, where that is known. */
  other?: Person;
};

export function MergeDialog({ trigger, workspace, person, other }: MergeDialogProps) {
  return (
    <Dialog
      trigger={trigger}
      title="Merge contacts"
      description="Tickets and companies of both go to the one that stays, whose name, e-mail and phone are kept. The other’s address leads there. You can undo it."
    >
      <MergeForm {...{ workspace, person, other }} />
    </Dialog>
  );
}

function MergeForm({ workspace, person, other: given }: Omit<MergeDialogProps, "trigger">) {
  const [picked, setPicked] = useState<Person | null>(null);
  const merge = useMerge({ workspace, contactId: person.id });
  const other = given ?? picked;
  return (
    <Form
      action={merge}
      workspace={workspace}
      fields={{ contactId: person.id, ...(given && { otherId: given.id }) }}
      className="grid gap-4"
    >
      {!given && (
        <SearchPicker
          name="otherId"
          label="Merge with"
          placeholder="Search name or e-mail"
          address={`/api/contacts/search?workspace=${workspace}`}
          kind="person"
          except={person.id}
          onPick={setPicked}
        />
      )}
      {other ? (
        <fieldset className="min-w-0">
          <legend className="mb-1.5 font-medium">Who stays?</legend>
          <div className="grid gap-2">
            <Choice value="this" person={person} isFirst />
            <Choice value="other" person={other} />
          </div>
        </fieldset>
      ) : (
        <input type="hidden" name="stays" value="this" />
      )}
      <DialogActions submitLabel="Merge contacts" busyLabel="Merging" />
    </Form>
  );
}

type ChoiceProps = { value: "this" | "other"; person: Person; isFirst?: boolean };

function Choice({ value, person: { id, name, hint, initials }, isFirst }: ChoiceProps) {
  return (
    <label className="flex min-w-0 items-center gap-3 rounded-lg px-3 py-2.5 inset-ring inset-ring-control-line transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 has-checked:bg-selected has-checked:inset-ring-selected-bar">
      <input
        type="radio"
        name="stays"
        value={value}
        defaultChecked={isFirst}
        className="size-4 shrink-0 accent-primary outline-none"
      />
      <Avatar name={initials} id={id} size={28} />
      <span className="grid min-w-0 flex-1">
        <bdi className="truncate font-medium">{name}</bdi>
        <bdi className="truncate text-12 text-text-3">{hint ?? "No e-mail"}</bdi>
      </span>
    </label>
  );
}
