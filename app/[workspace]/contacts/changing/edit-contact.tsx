import { editContact } from "#app/[workspace]/contacts/actions.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form } from "#components/ui/form.tsx";
import { SharedField } from "#components/ui/shared-field.tsx";
import type { PersonView } from "#lib/contacts/find-person.ts";

type EditContactProps = {
  workspace: string;
  person: Pick<PersonView, "id" | "givenName" | "email" | "phone" | "isFromIntercom">;
};

export function EditContact({ workspace, person }: EditContactProps) {
  const { id: contactId, givenName, email, phone, isFromIntercom } = person;
  const what = { name: givenName ?? "", email: email ?? "", phone: phone ?? "" };
  return (
    <Dialog
      trigger={<Button>Edit</Button>}
      title="Edit contact"
      description={
        isFromIntercom &&
        "What you change here stays, whatever Intercom says later. The rest goes on following Intercom."
      }
    >
      <Form
        action={editContact}
        workspace={workspace}
        fields={{ contactId }}
        className="grid gap-4"
      >
        <SharedField name="name" label="Name" defaultValue={what.name} dir="auto" {...plain} />
        <SharedField
          name="email"
          label="E-mail"
          type="email"
          defaultValue={what.email}
          {...plain}
        />
        <SharedField name="phone" label="Phone" type="tel" defaultValue={what.phone} {...plain} />
        <DialogActions submitLabel="Save" busyLabel="Saving" />
      </Form>
    </Dialog>
  );
}

const plain = { autoComplete: "off" } as const;
