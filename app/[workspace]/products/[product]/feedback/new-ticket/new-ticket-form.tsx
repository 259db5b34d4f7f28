"use client";

import { useRouter } from "next/navigation";
import { DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { priorityWords } from "#components/ui/priority-words.ts";
import { SearchPicker } from "#components/ui/search-picker.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { createTicket } from "./new-ticket-action.ts";

export type NewTicketFormProps = {
  workspace: string;
  product: string;
  members: { userId: string; name: string }[];
};

const priorities = Object.entries(priorityWords).map(([value, label]) => ({ value, label }));

export function NewTicketForm({ workspace, product, members }: NewTicketFormProps) {
  const router = useRouter();
  const people = members.map(({ userId, name }) => ({ value: userId, label: name }));
  return (
    <Form
      action={createTicket}
      workspace={workspace}
      fields={{ product }}
      className="grid gap-4"
      onDone={({ values }) =>
        router.push(`/${workspace}/products/${product}/feedback/${values?.ticketId}`)
      }
    >
      <Field name="title" label="Title" autoComplete="off" dir="auto" autoFocus />
      <TextArea name="description" label="Description" rows={5} />
      <SearchPicker
        name="customer"
        label="Customer"
        placeholder="Search name or e-mail"
        address={`/api/contacts/search?workspace=${workspace}`}
        kind="person"
      />
      <div className="grid grid-cols-2 gap-4">
        <SelectField name="priority" label="Priority" options={priorities} defaultValue="none" />
        <SelectField
          name="assignee"
          label="Assignee"
          options={[{ value: "nobody", label: "Nobody" }, ...people]}
          defaultValue="nobody"
        />
      </div>
      <DialogActions submitLabel="Create feedback" busyLabel="Creating feedback" />
    </Form>
  );
}
