import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

type Ticket = {
  workspaceId: string;
  productId: string;
  number: number;
  title?: string;
  status?: "todo" | "in_progress" | "done" | "canceled";
  lastCustomerAt?: Date;
  deletedAt?: Date;
  conversationId?: string;
  bodyHtml?: string;
  bodyText?: string;
};

export const intercomAppId = "ab12cd";

/** A ticket as the worker would have opened it, with a conversation of two messages, without Intercom. */
export async function addTicket(ticket: Ticket): Promise<{ id: string }> {
  const { workspaceId, productId, number, conversationId = `c-${number}` } = ticket;
  const id = newId();
  const at = new Date();
  const key = { workspaceId, intercomAppId, conversationId };
  const bodyHtml = ticket.bodyHtml ?? "<p>Please let us reorder stops.</p>";
  const bodyText = ticket.bodyText ?? "Please let us reorder stops.";
  await database.intercomConversation.createMany({
    data: { ...key, region: "EU", updatedAt: at },
    skipDuplicates: true,
  });
  await database.conversationMessage.createMany({
    data: [
      { ...key, messageId: "1", authorKind: "customer" as const, bodyHtml, writtenAt: at },
      { ...key, messageId: "2", authorKind: "teammate" as const, bodyHtml, writtenAt: at },
    ].map((message) => ({ ...message, bodyText })),
    skipDuplicates: true,
  });
  await database.product.updateMany({
    where: { workspaceId, id: productId, nextTicketNumber: { lte: number } },
    data: { nextTicketNumber: number + 1 },
  });
  await database.feedbackTicket.create({
    data: {
      workspaceId,
      id,
      productId,
      number,
      title: ticket.title ?? `Ticket ${number}`,
      status: ticket.status ?? "todo",
      source: "intercom",
      customerName: "Jonas Lindqvist",
      customerCompany: "Nordfrakt AB",
      receivedAt: at,
      lastCustomerAt: ticket.lastCustomerAt ?? at,
      deletedAt: ticket.deletedAt ?? null,
    },
  });
  await database.ticketOrigin.create({ data: { ...key, productId, ticketId: id } });
  await database.ticketQuote.create({
    data: {
      workspaceId,
      id: newId(),
      ticketId: id,
      messageId: "1",
      authorName: "Jonas Lindqvist",
      authorKind: "customer",
      bodyHtml,
      bodyText,
      writtenAt: at,
      taggedAt: at,
    },
  });
  return { id };
}
