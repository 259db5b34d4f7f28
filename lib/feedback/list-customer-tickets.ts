import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";

export type CustomerTicket = {
  ticketId: string;
  title: string;
  status: "todo" | "in_progress" | "done" | "canceled";
  priority: "none" | "low" | "medium" | "high";
  product: { key: string; name: string };
  assignee: { id: string; name: string } | null;
  tags: string[];
  receivedAt: Date;
};

type Whose = { contactId: string; companyId?: never } | { companyId: string; contactId?: never };

const most = 100;

/** A person's tickets, or a company's and its people's, in every product: the newest hundred, and how many there are. */
export async function listCustomerTickets(
  { workspaceId }: Scope,
  { contactId, companyId }: Whose,
): Promise<{ tickets: CustomerTicket[]; count: number }> {
  const whose = contactId
    ? { contactId }
    : { OR: [{ companyId }, { contact: { companies: { some: { companyId } } } }] };
  const where = { workspaceId, deletedAt: null, ...whose };
  const [rows, count] = await Promise.all([
    database.feedbackTicket.findMany({
      where,
      orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      take: most,
      select: {
        ...{ number: true, title: true, status: true, priority: true, receivedAt: true },
        product: { select: { key: true, name: true } },
        assignee: { select: { userId: true, user: { select: { name: true } } } },
        tags: {
          orderBy: [{ addedAt: "asc" }, { tagId: "asc" }],
          select: { tag: { select: { name: true } } },
        },
      },
    }),
    database.feedbackTicket.count({ where }),
  ]);
  const tickets = rows.map(({ number, product, assignee, tags, ...row }) => ({
    ...row,
    ticketId: writeTicketId({ productKey: product.key, number }),
    product,
    assignee: assignee && { id: assignee.userId, name: assignee.user.name },
    tags: tags.map(({ tag }) => tag.name),
  }));
  return { tickets, count };
}
