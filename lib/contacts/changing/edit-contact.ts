import type { Member } from "#lib/auth/member.ts";
import { linkTickets } from "#lib/contacts/saving/link-tickets.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import type { ContactField } from "./contact-field.ts";
import { type LockedContact, lockContact, lockPeople } from "./lock-contact.ts";
import { recordLines } from "./record-lines.ts";

type Values = Partial<Record<ContactField, string | null>>;

/**
 * From now on these fields are what was written here, whatever Intercom says; one that is written as Intercom has it
 * follows Intercom again. Of two who write the same field the second wins, and the history tells of both.
 * Throws as `lockContact`, and `conflict` when nothing would be left by which to know the person.
 */
export function editContact(
  member: Member,
  { contactId, values }: { contactId: string; values: Values },
): Promise<void> {
  return changeFields(member, contactId, (contact) => {
    refuseNobody(contact, { ...contact, ...values });
    return values;
  });
}

/** The field is what Intercom says, now and later. */
export function followIntercom(
  member: Member,
  { contactId, field }: { contactId: string; field: ContactField },
): Promise<void> {
  return changeFields(member, contactId, (contact) =>
    contact.editedFields.includes(field) && contact.intercomContactId !== null
      ? { [field]: inIntercom(contact)[field] }
      : {},
  );
}

function changeFields(
  member: Member,
  contactId: string,
  decide: (contact: LockedContact) => Values,
): Promise<void> {
  return transaction(async (tx) => {
    await lockPeople(tx, member);
    const contact = await lockContact(tx, member, contactId);
    const values = decide(contact);
    const changed = fieldsOf(values).filter((field) => values[field] !== contact[field]);
    const editedFields = editedAfter(contact, values);
    if (changed.length === 0 && editedFields.length === contact.editedFields.length) return;
    await write(tx, member, { contact, values, editedFields, changed });
  });
}

type Writing = {
  contact: LockedContact;
  values: Values;
  editedFields: ContactField[];
  changed: ContactField[];
};

async function write(tx: Tx, member: Member, writing: Writing): Promise<void> {
  const { workspaceId } = member;
  const { contact, values, editedFields, changed } = writing;
  await tx.contact.update({
    where: { workspaceId_id: { workspaceId, id: contact.id } },
    data: { ...values, editedFields, updatedAt: new Date() },
  });
  const lines = changed.map((field) => ({
    ...{ contactId: contact.id, what: field, before: contact[field], after: values[field] ?? null },
  }));
  await recordLines(tx, member, lines);
  if (changed.includes("email")) await linkTickets(tx, member, [contact]);
  await announce(tx, { workspaceId, kind: "contacts" });
}

/** Whoever was never in Intercom keeps what was written here if they turn up there. */
function editedAfter(contact: LockedContact, values: Values): ContactField[] {
  const written = fieldsOf(values).filter((field) => values[field] !== contact[field]);
  const given = inIntercom(contact);
  const isKnown = contact.intercomContactId !== null;
  const isOurs = (field: ContactField) =>
    isKnown ? values[field] !== given[field] : values[field] !== null;
  const settled = fieldsOf(values).filter((field) => !isOurs(field));
  const kept = contact.editedFields.filter((field) => !settled.includes(field));
  return [...new Set([...kept, ...written.filter(isOurs)])];
}

function inIntercom(contact: LockedContact): Record<ContactField, string | null> {
  const { intercomName: name, intercomEmail: email, intercomPhone: phone } = contact;
  return { name, email, phone };
}

function fieldsOf(values: Values): ContactField[] {
  return (["name", "email", "phone"] as const).filter((field) => values[field] !== undefined);
}

function refuseNobody(before: Values, { name, email, phone }: Values): void {
  if ((name || email || phone) ?? !(before.name || before.email || before.phone)) return;
  throw new AppError("conflict", "Keep a name, an e-mail or a phone number to know them by.");
}
