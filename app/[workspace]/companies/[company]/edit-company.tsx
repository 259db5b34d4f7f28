import { editCompany } from "#app/[workspace]/companies/actions.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import type { CompanyView } from "#lib/contacts/find-company.ts";

type EditCompanyProps = { workspace: string; company: CompanyView };

/** Only a company that was made here is changed here. */
export function EditCompany({ workspace, company }: EditCompanyProps) {
  const { id: companyId, name, website } = company;
  return (
    <Dialog trigger={<Button>Edit</Button>} title="Edit company">
      <Form
        action={editCompany}
        workspace={workspace}
        fields={{ companyId }}
        className="grid gap-4"
      >
        <Field name="name" label="Name" defaultValue={name} autoComplete="off" dir="auto" />
        <Field name="website" label="Website" defaultValue={website ?? ""} autoComplete="off" />
        <DialogActions submitLabel="Save" busyLabel="Saving" />
      </Form>
    </Dialog>
  );
}
