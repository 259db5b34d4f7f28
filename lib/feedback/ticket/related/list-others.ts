import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";

export type OtherTicket = {
  ticketId: string;
  productKey: string;
  title: string;
  status: "todo" | "in_progress" | "done" | "canceled";
};

export type Others = { tickets: OtherTicket[]; count: number };

type Whose = { id: string; contactId: string | null; companyId: string | null };

const most = 5;

/** The newest other tickets of a ticket's customer and of the others at the company, in every product. */
export async function listOthers(
  member: Member,
  { id, contactId, companyId }: Whose,
): Promise<{ customer: Others; company: Others }> {
  const [customer, company] = await Promise.all([
    contactId ? read(member, id, { contactId }) : nothing,
    companyId ? read(member, id, ofCompany(companyId, contactId)) : nothing,
  ]);
  return { customer, company };
}

const nothing: Others = { tickets: [], count: 0 };

function ofCompany(companyId: string, contactId: string | null) {
  const isOfCompany = { OR: [{ companyId }, { contact: { companies: { some: { companyId } } } }] };
  return contactId
    ? { AND: [isOfCompany, { OR: [{ contactId: null }, { contactId: { not: contactId } }] }] }
    : isOfCompany;
}

type Filter = { contactId: string } | ReturnType<typeof ofCompany>;

async function read({ workspaceId }: Member, id: string, whose: Filter): Promise<Others> {
  const where = { workspaceId, id: { not: id }, deletedAt: null, mergedIntoId: null, ...whose };
  const [rows, count] = await Promise.all([
    database.feedbackTicket.findMany({
      where,
      orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      take: most,
      select: { number: true, title: true, status: true, product: { select: { key: true } } },
    }),
    database.feedbackTicket.count({ where }),
  ]);
  const tickets = rows.map(({ number, product: { key: productKey }, ...ticket }) => ({
    ...{ ...ticket, productKey, ticketId: writeTicketId({ productKey, number }) },
  }));
  return { tickets, count };
}
