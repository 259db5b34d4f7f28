import { followIntercom } from "#app/[workspace]/contacts/actions.ts";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ContactField } from "#lib/contacts/changing/contact-field.ts";

type EditedNoteProps = {
  workspace: string;
  contactId: string;
  field: ContactField;
  /** Null is nothing. */
  says: string | null;
};

/** Under a value that is not Intercom's. */
export function EditedNote({ workspace, contactId, field, says }: EditedNoteProps) {
  return (
    <div className="mt-0.5 text-12 text-text-3" dir="ltr">
      Edited here · Intercom says {says ? <bdi className="text-text-2">{says}</bdi> : "nothing"}
      <Form action={followIntercom} workspace={workspace} fields={{ contactId, field }}>
        <SubmitButton variant="ghost" size="sm" busyLabel="Changing" className="-ms-2.25">
          Use Intercom’s value
        </SubmitButton>
      </Form>
    </div>
  );
}
