import { type ContactField, contactFields } from "./contact-field.ts";

/** By field, what Intercom says instead; null is nothing. */
export type Edits = Partial<Record<ContactField, { says: string | null }>>;

type Row = Record<ContactField, string | null> & {
  editedFields: ContactField[];
  intercomContactId: string | null;
  intercomName: string | null;
  intercomEmail: string | null;
  intercomPhone: string | null;
};

/** Of whoever is not in Intercom nothing is edited: it was written here to begin with. */
export function readEdits(row: Row): Edits {
  if (row.intercomContactId === null) return {};
  const said = { name: row.intercomName, email: row.intercomEmail, phone: row.intercomPhone };
  const edited = contactFields.filter(
    (field) => row.editedFields.includes(field) && row[field] !== said[field],
  );
  return Object.fromEntries(edited.map((field) => [field, { says: said[field] }]));
}
