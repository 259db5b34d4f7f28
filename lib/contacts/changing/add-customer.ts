import type { Member } from "#lib/auth/member.ts";
import { listable } from "#lib/contacts/list/listable.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { insertContact } from "./create-contact.ts";
import { lockPeople } from "./lock-contact.ts";

type Ticket = NonNullable<Awaited<ReturnType<typeof findTicket>>>;
type InIntercom = { intercomAppId: string; intercomContactId: string };

/**
 * Makes the customer of a ticket somebody in Contacts: who has their Intercom id, else their e-mail, else somebody new.
 * Answers with the contact's id. Throws `not_found`, and `conflict` for whom an admin has deleted or erased.
 */
export function addCustomer(
  member: Member,
  { productKey, number }: { productKey: string; number: number },
): Promise<string> {
  const { workspaceId } = member;
  return transaction(async (tx) => {
    await lockPeople(tx, member);
    const ticket = await findTicket(tx, member, { productKey, number });
    if (!ticket) throw new AppError("not_found");
    if (ticket.contactId) return ticket.contactId;
    const contactId = (await findKnown(tx, member, ticket)) ?? (await insert(tx, member, ticket));
    await tx.feedbackTicket.update({
      where: { workspaceId_id: { workspaceId, id: ticket.id } },
      data: { contactId },
    });
    await announce(tx, { workspaceId, productId: ticket.productId, kind: "tickets" });
    return contactId;
  });
}

function findTicket(
  tx: Tx,
  { workspaceId }: Member,
  { productKey, number }: { productKey: string; number: number },
) {
  return tx.feedbackTicket.findFirst({
    where: { workspaceId, product: { key: productKey }, number, deletedAt: null },
    select: {
      ...{ id: true, productId: true, contactId: true },
      ...{ customerName: true, customerEmail: true, customerIntercomId: true },
      origins: { take: 1, select: { intercomAppId: true } },
    },
  });
}

async function findKnown(tx: Tx, member: Member, ticket: Ticket): Promise<string | null> {
  const link = inIntercom(ticket);
  const byId = link && (await findByIntercomId(tx, member, link));
  if (byId || !ticket.customerEmail) return byId;
  const { workspaceId } = member;
  const row = await tx.contact.findFirst({
    where: { workspaceId, emailKey: ticket.customerEmail.toLowerCase(), ...listable },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return row?.id ?? null;
}

async function findByIntercomId(
  tx: Tx,
  { workspaceId }: Member,
  link: InIntercom,
): Promise<string | null> {
  const erased = await tx.erasedContact.count({ where: { workspaceId, ...link } });
  if (erased > 0) throw new AppError("conflict", "This person was erased, and stays so.");
  const row = await tx.contact.findFirst({
    where: { workspaceId, ...link },
    select: { id: true, mergedIntoId: true, deletedAt: true },
  });
  if (row?.deletedAt) throw new AppError("conflict", deletedHere);
  return row?.mergedIntoId ?? row?.id ?? null;
}

const deletedHere =
  "This person was deleted here. An owner or admin can restore them: Contacts → Standing → Deleted here.";

function insert(tx: Tx, member: Member, ticket: Ticket): Promise<string> {
  const { customerName, customerEmail: email } = ticket;
  const isStandIn = customerName === email || /^(User|Lead)( · .{1,4})?$/u.test(customerName ?? "");
  const name = isStandIn ? null : customerName;
  const link = inIntercom(ticket);
  if (!name && !email && !link) {
    throw new AppError("conflict", "Nothing is known of this customer that could be added.");
  }
  return insertContact(tx, member, {
    ...{ name, email, phone: null, role: "lead", editedFields: [] },
    ...link,
  });
}

function inIntercom({ customerIntercomId, origins }: Ticket): InIntercom | null {
  const intercomAppId = origins[0]?.intercomAppId;
  if (!customerIntercomId || !intercomAppId) return null;
  return { intercomAppId, intercomContactId: customerIntercomId };
}
