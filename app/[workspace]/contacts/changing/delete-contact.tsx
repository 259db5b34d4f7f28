import { deleteContact } from "#app/[workspace]/contacts/actions.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";

type DeleteContactProps = { workspace: string; contactId: string; name: string };

export function DeleteContact({ workspace, contactId, name }: DeleteContactProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger" size="sm">
          Delete…
        </Button>
      }
      title={`Delete ${name}?`}
      confirmLabel="Delete contact"
      busyLabel="Deleting"
      action={deleteContact}
      workspace={workspace}
      fields={{ contactId }}
    >
      They leave Contacts and stay deleted, even though Intercom goes on sending them. Their tickets
      stay and keep their name. You can restore them at any time: Contacts → Standing → Deleted
      here.
    </ConfirmDialog>
  );
}
