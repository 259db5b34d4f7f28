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

const words = { name: "name", email: "e-mail", phone: "phone" };

/** Under a value that is not Intercom's. */
export function EditedNote({ workspace, contactId, field, says }: EditedNoteProps) {
  return (
    <div className="mt-1 mb-1.5 border-s-2 border-line-strong ps-2.5 text-12 text-text-3" dir="ltr">
      <p>Edited here · Intercom says</p>
      <p className="text-text-2">{says ? <bdi>{says}</bdi> : "nothing"}</p>
      <Form action={followIntercom} workspace={workspace} fields={{ contactId, field }}>
        <SubmitButton
          variant="ghost"
          size="sm"
          busyLabel="Changing"
          className="-ms-2.25 h-7! pointer-coarse:h-9!"
          aria-label={`Use Intercom’s value for the ${words[field]}`}
        >
          Use Intercom’s value
        </SubmitButton>
      </Form>
    </div>
  );
}
