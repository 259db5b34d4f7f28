"use client";

import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { saveView } from "#app/[workspace]/products/[product]/feedback/view-actions.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SelectField } from "#components/ui/select-field.tsx";

const audiences = [
  { value: "no", label: "Only me" },
  { value: "yes", label: "Everybody in the workspace" },
];

export function SaveView() {
  const { workspace, productKey, search, isAdmin } = useInbox();
  return (
    <Dialog
      trigger={<Button size="sm">Save view</Button>}
      title="Save view"
      description="Its filters, search and order, under a name of their own."
    >
      <Form
        action={saveView}
        workspace={workspace}
        fields={{ product: productKey, search, ...(!isAdmin && { shared: "no" }) }}
        className="grid gap-4"
      >
        <Field
          name="name"
          label="Name"
          autoComplete="off"
          dir="auto"
          maxLength={60}
          required
          autoFocus
        />
        {isAdmin && (
          <SelectField name="shared" label="Who sees it" defaultValue="no" options={audiences} />
        )}
        <DialogActions submitLabel="Save view" busyLabel="Saving" />
      </Form>
    </Dialog>
  );
}
