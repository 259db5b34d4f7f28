import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NewContactForm } from "./new-contact-form.tsx";

export function NewContact({ workspace }: { workspace: string }) {
  return (
    <Dialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New contact
        </Button>
      }
      title="New contact"
      description="Somebody who is not in Intercom. If they turn up there with this e-mail, it is the same contact."
    >
      <NewContactForm workspace={workspace} />
    </Dialog>
  );
}
