import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NewCompanyForm } from "./new-company-form.tsx";

export function NewCompany({ workspace }: { workspace: string }) {
  return (
    <Dialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New company
        </Button>
      }
      title="New company"
      description="A company that is not in Intercom. People can be added to it when they are created."
    >
      <NewCompanyForm workspace={workspace} />
    </Dialog>
  );
}
