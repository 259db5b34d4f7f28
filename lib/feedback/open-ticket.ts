import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { createTicket } from "./create-ticket.ts";
import { keepEarliestTimes } from "./keep-earliest-times.ts";
import { tagLineKey } from "./tag-line-key.ts";

export type Quote = {
  messageId: string;
  authorId: string | null;
  authorName: string | null;
  authorKind: "customer" | "teammate" | "bot";
  html: string;
  text: string;
  writtenAt: Date;
  isErased: boolean;
};

export type NewTicket = {
  productId: string;
  conversation: { intercomAppId: string; id: string; title: string | null };
  quote: Quote | null;
  tags: { id: string; name: string; addedByName: string | null }[];
  addedAt: Date;
  customer: {
    intercomId: string | null;
    name: string | null;
    email: string | null;
    companyName: string | null;
    isErased: boolean;
  };
};

export type OpenedTicket = {
  number: number;
  result: "created" | "updated" | "unchanged" | "restored" | "stays_deleted";
  /** Where people have moved it. */
  movedTo: { id: string; key: string; name: string } | null;
};

/**
 * Opens the one ticket of this product and conversation, or adds to it what the tagging brings.
 * The caller holds the conversation's row, so taggings of one conversation come one after the other.
 */
export async function openTicket(tx: Tx, scope: Scope, ticket: NewTicket): Promise<OpenedTicket> {
  const { intercomAppId, id: conversationId } = ticket.conversation;
  const created = await createTicket(tx, scope, ticket);
  if (created !== null) return { number: created, result: "created", movedTo: null };
  const { ticket: known } = await tx.ticketOrigin.findUniqueOrThrow({
    where: {
      workspaceId_productId_intercomAppId_conversationId: {
        workspaceId: scope.workspaceId,
        productId: ticket.productId,
        intercomAppId,
        conversationId,
      },
    },
    select: { ticket: { select: knownFields } },
  });
  if (!known) return { number: 0, result: "stays_deleted", movedTo: null };
  const { number, product, mergedInto } = known;
  const place = { number, movedTo: product.id === ticket.productId ? null : product };
  const { id, deletedAt } = mergedInto ?? known;
  if (deletedAt && deletedAt > ticket.addedAt) return { ...place, result: "stays_deleted" };
  if (deletedAt) await restoreTicket(tx, scope, id, ticket);
  await keepEarliestTimes(tx, scope, known.id, ticket);
  const added = await addTagging(tx, scope, known.id, ticket);
  const changed = added ? "updated" : "unchanged";
  return { ...place, result: deletedAt ? "restored" : changed };
}

const knownFields = {
  id: true,
  number: true,
  deletedAt: true,
  product: { select: { id: true, key: true, name: true } },
  // What is merged is seen, deleted and restored with the one that it is merged into.
  mergedInto: { select: { id: true, deletedAt: true } },
} as const;

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
): Promise<boolean> {
  const { workspaceId } = scope;
  const { intercomAppId } = ticket.conversation;
  let added = 0;
  for (const tag of ticket.tags) {
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
        kind: "tag_added",
        actorName: tag.addedByName,
        detail: tag.name,
        sourceKey: tagLineKey(tag, ticket.addedAt),
        happenedAt: ticket.addedAt,
      },
      skipDuplicates: true,
    });
    added += line.count;
  }
  return (await addQuote(tx, scope, ticketId, ticket)) || added > 0;
}

async function addQuote(
  tx: Tx,
  scope: Scope,
  ticketId: string,
  { quote, addedAt, tags }: NewTicket,
): Promise<boolean> {
  if (!quote) return false;
  const { workspaceId } = scope;
  const { html: bodyHtml, text: bodyText, isErased: erased, ...rest } = quote;
  const { count } = await tx.ticketQuote.createMany({
    data: {
      ...{ ...rest, bodyHtml, bodyText, erased, workspaceId, ticketId },
      ...{ id: newId(), taggedAt: addedAt },
    },
    skipDuplicates: true,
  });
  if (count === 0) return false;
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
