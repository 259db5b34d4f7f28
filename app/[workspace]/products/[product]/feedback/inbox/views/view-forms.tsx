"use client";

import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { renameView, saveView } from "#app/[workspace]/products/[product]/feedback/view-actions.ts";
import { DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import type { SavedView } from "#lib/feedback/views/list-views.ts";

const audiences = [
  { value: "no", label: "Only me" },
  { value: "yes", label: "Everybody in the workspace" },
];

export function SaveViewForm() {
  const { workspace, productKey, search, isAdmin } = useInbox();
  return (
    <Form
      action={saveView}
      workspace={workspace}
      fields={{ product: productKey, search, ...(!isAdmin && { shared: "no" }) }}
      className="grid gap-4"
    >
      <NameField />
      {isAdmin && (
        <SelectField name="shared" label="Who sees it" defaultValue="no" options={audiences} />
      )}
      <DialogActions submitLabel="Save view" busyLabel="Saving" />
    </Form>
  );
}

export function RenameViewForm({ view }: { view: SavedView }) {
  const { workspace } = useInbox();
  return (
    <Form
      action={renameView}
      workspace={workspace}
      fields={{ viewId: view.id }}
      className="grid gap-4"
    >
      <NameField defaultValue={view.name} />
      <DialogActions submitLabel="Rename view" busyLabel="Renaming" />
    </Form>
  );
}

function NameField({ defaultValue }: { defaultValue?: string }) {
  return (
    <Field
      name="name"
      label="Name"
      defaultValue={defaultValue}
      autoComplete="off"
      dir="auto"
      maxLength={60}
      required
      autoFocus
    />
  );
}
