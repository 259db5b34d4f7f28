import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Customer, customerFields, customerOf } from "#lib/feedback/customer-of.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";
import { type InboxView, whereInView } from "./inbox-view.ts";

export type TicketRow = {
  ticketId: string;
  number: number;
  title: string;
  status: "todo" | "in_progress" | "done" | "canceled";
  priority: "none" | "low" | "medium" | "high";
  customer: Customer;
  assignee: { id: string; name: string } | null;
  tags: string[];
  receivedAt: Date;
  isUnread: boolean;
};

type Page = { productId: string; view: InboxView; before: number | null; limit: number };

/** Newest first, from below the number `before`. `older` is where the next page starts, if there is one. */
export async function listTickets(
  { workspaceId, userId }: Member,
  { productId, view, before, limit }: Page,
): Promise<{ tickets: TicketRow[]; older: number | null }> {
  const rows = await database.feedbackTicket.findMany({
    where: {
      ...whereInView({ workspaceId, productId, view }),
      ...(before !== null && { number: { lt: before } }),
    },
    orderBy: { number: "desc" },
    take: limit + 1,
    select: {
      number: true,
      title: true,
      status: true,
      priority: true,
      receivedAt: true,
      lastCustomerAt: true,
      ...customerFields,
      product: { select: { key: true } },
      assignee: { select: { userId: true, user: { select: { name: true } } } },
      tags: {
        orderBy: [{ addedAt: "asc" }, { tagId: "asc" }],
        select: { tag: { select: { name: true } } },
      },
      reads: { where: { userId }, select: { readAt: true } },
    },
  });
  const tickets = rows.slice(0, limit).map(({ product, assignee, tags, reads, ...row }) => ({
    ticketId: writeTicketId({ productKey: product.key, number: row.number }),
    number: row.number,
    title: row.title,
    status: row.status,
    priority: row.priority,
    customer: customerOf(row),
    assignee: assignee && { id: assignee.userId, name: assignee.user.name },
    tags: tags.map(({ tag }) => tag.name),
    receivedAt: row.receivedAt,
    isUnread: !reads[0] || reads[0].readAt < row.lastCustomerAt,
  }));
  return { tickets, older: rows.length > limit ? (tickets.at(-1)?.number ?? null) : null };
}
