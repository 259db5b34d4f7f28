import { restoreContact } from "#app/[workspace]/contacts/actions.ts";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type RestoreContactProps = {
  workspace: string;
  contactId: string;
  /** Which one, where there are several. */
  name?: string;
};

export function RestoreContact({ workspace, contactId, name }: RestoreContactProps) {
  return (
    <Form action={restoreContact} workspace={workspace} fields={{ contactId }}>
      <SubmitButton
        variant="secondary"
        size="sm"
        busyLabel="Restoring"
        aria-label={name && `Restore ${name}`}
      >
        Restore
      </SubmitButton>
    </Form>
  );
}
