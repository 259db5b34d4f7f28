import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { keepEarliestTimes } from "./keep-earliest-times.ts";
import { titleOf } from "./title-of.ts";

export type Quote = {
  messageId: string;
  authorName: string | null;
  authorKind: "customer" | "teammate" | "bot";
  html: string;
  text: string;
  writtenAt: Date;
};

export type NewTicket = {
  productId: string;
  conversation: { intercomAppId: string; id: string; title: string | null };
  quote: Quote | null;
  tags: { id: string; name: string; addedByName: string | null }[];
  addedAt: Date;
  customer: {
    intercomId: string | null;
    name: string;
    email: string | null;
    companyName: string | null;
  };
};

export type OpenedTicket = {
  number: number;
  result: "created" | "updated" | "unchanged" | "restored" | "stays_deleted";
};

/**
 * Opens the one ticket of this product and conversation, or adds to it what the tagging brings.
 * The caller holds the conversation's row, so taggings of one conversation come one after the other.
 */
export async function openTicket(tx: Tx, scope: Scope, ticket: NewTicket): Promise<OpenedTicket> {
  const { intercomAppId, id: conversationId } = ticket.conversation;
  const origin = {
    workspaceId: scope.workspaceId,
    productId: ticket.productId,
    intercomAppId,
    conversationId,
  };
  const { count: isNew } = await tx.ticketOrigin.createMany({ data: origin, skipDuplicates: true });
  if (isNew) return createTicket(tx, scope, ticket);
  const { ticket: known } = await tx.ticketOrigin.findUniqueOrThrow({
    where: { workspaceId_productId_intercomAppId_conversationId: origin },
    select: { ticket: { select: { id: true, number: true, deletedAt: true } } },
  });
  if (!known) return { number: 0, result: "stays_deleted" };
  if (known.deletedAt && known.deletedAt > ticket.addedAt) {
    return { number: known.number, result: "stays_deleted" };
  }
  if (known.deletedAt) await restoreTicket(tx, scope, known.id, ticket);
  await keepEarliestTimes(tx, scope, known.id, ticket);
  const added = await addTagging(tx, scope, known.id, ticket);
  const changed = added ? "updated" : "unchanged";
  return { number: known.number, result: known.deletedAt ? "restored" : changed };
}

async function createTicket(tx: Tx, scope: Scope, ticket: NewTicket): Promise<OpenedTicket> {
  const { workspaceId } = scope;
  const { productId, customer, conversation } = ticket;
  const id = newId();
  const { nextTicketNumber } = await tx.product.update({
    where: { workspaceId_id: { workspaceId, id: productId } },
    data: { nextTicketNumber: { increment: 1 } },
    select: { nextTicketNumber: true },
  });
  const number = nextTicketNumber - 1;
  const now = new Date();
  await tx.feedbackTicket.create({
    data: {
      workspaceId,
      id,
      productId,
      number,
      source: "intercom",
      title: titleOf({
        title: conversation.title,
        quote: ticket.quote?.text ?? "",
        customer: customer.name,
      }),
      contactId: await findContactId(tx, scope, ticket),
      customerName: customer.name,
      customerEmail: customer.email,
      customerCompany: customer.companyName,
      receivedAt: ticket.addedAt < now ? ticket.addedAt : now,
      lastCustomerAt: now,
    },
  });
  await tx.ticketOrigin.update({
    where: {
      workspaceId_productId_intercomAppId_conversationId: {
        workspaceId,
        productId,
        intercomAppId: conversation.intercomAppId,
        conversationId: conversation.id,
      },
    },
    data: { ticketId: id },
  });
  await addTagging(tx, scope, id, ticket, "created");
  return { number, result: "created" };
}

async function findContactId(tx: Tx, scope: Scope, ticket: NewTicket): Promise<string | null> {
  const { intercomId } = ticket.customer;
  if (!intercomId) return null;
  const contact = await tx.contact.findFirst({
    where: {
      workspaceId: scope.workspaceId,
      intercomAppId: ticket.conversation.intercomAppId,
      intercomContactId: intercomId,
    },
    select: { id: true },
  });
  return contact?.id ?? null;
}

async function restoreTicket(tx: Tx, scope: Scope, id: string, ticket: NewTicket): Promise<void> {
  const { workspaceId } = scope;
  await tx.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { deletedAt: null, lastCustomerAt: new Date() },
  });
  await tx.ticketActivity.create({
    data: { workspaceId, id: newId(), ticketId: id, kind: "restored", happenedAt: ticket.addedAt },
  });
}

/** True if anything was new. Each line names its event in Intercom, so a repeat adds nothing. */
async function addTagging(
  tx: Tx,
  scope: Scope,
  ticketId: string,
  ticket: NewTicket,
  kind: "created" | "tag_added" = "tag_added",
): Promise<boolean> {
  const { workspaceId } = scope;
  const { intercomAppId } = ticket.conversation;
  const second = Math.floor(ticket.addedAt.getTime() / 1000);
  let added = 0;
  for (const [position, tag] of ticket.tags.entries()) {
    const key = { workspaceId, ticketId, intercomAppId, tagId: tag.id };
    await tx.ticketTag.upsert({
      where: { workspaceId_ticketId_intercomAppId_tagId: key },
      create: { ...key, addedAt: ticket.addedAt, addedByName: tag.addedByName },
      update: {},
    });
    const line = await tx.ticketActivity.createMany({
      data: {
        workspaceId,
        id: newId(),
        ticketId,
        kind: position === 0 ? kind : "tag_added",
        actorName: tag.addedByName,
        detail: tag.name,
        sourceKey: `tag:${tag.id}:${second}`,
        happenedAt: ticket.addedAt,
      },
      skipDuplicates: true,
    });
    added += line.count;
  }
  return (await addQuote(tx, scope, ticketId, ticket, kind)) || added > 0;
}

async function addQuote(
  tx: Tx,
  scope: Scope,
  ticketId: string,
  { quote, addedAt, tags }: NewTicket,
  kind: "created" | "tag_added",
): Promise<boolean> {
  if (!quote) return false;
  const { workspaceId } = scope;
  const { html: bodyHtml, text: bodyText, ...rest } = quote;
  const { count } = await tx.ticketQuote.createMany({
    data: { ...rest, bodyHtml, bodyText, workspaceId, id: newId(), ticketId, taggedAt: addedAt },
    skipDuplicates: true,
  });
  if (count === 0 || kind === "created") return count > 0;
  await tx.ticketActivity.create({
    data: {
      workspaceId,
      id: newId(),
      ticketId,
      kind: "quote_added",
      actorName: tags[0]?.addedByName ?? null,
      happenedAt: addedAt,
    },
  });
  return true;
}
