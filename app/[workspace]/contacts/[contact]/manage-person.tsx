import { DeleteContact } from "#app/[workspace]/contacts/changing/delete-contact.tsx";
import { MergeDialog } from "#app/[workspace]/contacts/merging/merge-dialog.tsx";
import { toPerson } from "#app/[workspace]/contacts/merging/to-person.ts";
import { Button } from "#components/ui/button.tsx";
import type { PersonView } from "#lib/contacts/find-person.ts";
import { ErasePerson } from "./erase-person.tsx";

type ManagePersonProps = { workspace: string; person: PersonView; mayManage: boolean };

export function ManagePerson({ workspace, person, mayManage }: ManagePersonProps) {
  if (!mayManage) {
    return (
      <p className="text-12 text-text-3">Owners and admins can merge, delete and erase people.</p>
    );
  }
  return (
    <section aria-label="Merge or remove" className="flex flex-wrap gap-2">
      <MergeDialog
        trigger={<Button size="sm">Merge…</Button>}
        workspace={workspace}
        person={toPerson(person)}
      />
      <DeleteContact workspace={workspace} contactId={person.id} name={person.name} />
      <ErasePerson workspace={workspace} contactId={person.id} name={person.name} />
    </section>
  );
}
