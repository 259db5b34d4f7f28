import { addToContacts } from "#app/[workspace]/contacts/actions.ts";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type AddToContactsProps = { workspace: string; ticketId: string };

export function AddToContacts({ workspace, ticketId }: AddToContactsProps) {
  return (
    <Form action={addToContacts} workspace={workspace} fields={{ ticketId }}>
      <SubmitButton variant="secondary" size="sm" busyLabel="Adding">
        Add to Contacts
      </SubmitButton>
    </Form>
  );
}
