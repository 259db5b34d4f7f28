import type { Member } from "#lib/auth/member.ts";
import { linkTickets } from "#lib/contacts/saving/link-tickets.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { type ContactField, contactFields } from "./contact-field.ts";
import { lockPeople } from "./lock-contact.ts";
import { recordLines } from "./record-lines.ts";

type NewContact = Record<ContactField, string | null> & { companyId: string | null };

/** Answers with the id. Throws `conflict` for a company that is not there (any more). */
export function createContact(member: Member, given: NewContact): Promise<string> {
  const { companyId, ...fields } = given;
  return transaction(async (tx) => {
    await lockPeople(tx, member);
    const id = await insertContact(tx, member, {
      ...{ ...fields, role: "user" },
      editedFields: contactFields.filter((field) => fields[field] !== null),
    });
    if (companyId) await joinCompany(tx, member, { contactId: id, companyId });
    return id;
  });
}

type Row = Record<ContactField, string | null> & {
  role: "user" | "lead";
  editedFields: ContactField[];
  intercomAppId?: string;
  intercomContactId?: string;
};

/** After `lockPeople`. Tickets that were waiting for this person become theirs. */
export async function insertContact(tx: Tx, member: Member, row: Row): Promise<string> {
  const { workspaceId } = member;
  const id = newId();
  await tx.contact.create({ data: { workspaceId, id, ...row } });
  await recordLines(tx, member, [{ contactId: id, what: "created" }]);
  await linkTickets(tx, member, [{ id }]);
  await announce(tx, { workspaceId, kind: "contacts" });
  return id;
}

type Link = { contactId: string; companyId: string };

async function joinCompany(tx: Tx, { workspaceId }: Member, link: Link): Promise<void> {
  const { companyId, contactId } = link;
  const company = await tx.company.findFirst({
    where: { workspaceId, id: companyId, deletedAt: null },
    select: { id: true },
  });
  if (!company) throw new AppError("conflict", "This company is not in Contacts any more.");
  await tx.contactCompany.create({ data: { workspaceId, contactId, companyId, addedHere: true } });
}
