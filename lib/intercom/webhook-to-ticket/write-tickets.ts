import { type Tx, transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { followMessages } from "#lib/feedback/conversation/follow-messages.ts";
import { noteCustomerReply } from "#lib/feedback/conversation/note-customer-reply.ts";
import { noteUntagged } from "#lib/feedback/conversation/note-untagged.ts";
import { saveConversation } from "#lib/feedback/conversation/save-conversation.ts";
import { openTicket, type Quote } from "#lib/feedback/open-ticket.ts";
import { announce } from "#lib/live.ts";
import type { Known } from "./conversation/learn-conversation.ts";
import { leaveOutErased } from "./conversation/leave-out-erased.ts";
import type { Conversation } from "./conversation/read-conversation.ts";
import { customerId, type Message } from "./conversation/read-messages.ts";
import type { Tagging } from "./conversation/read-tagging.ts";
import { decideProducts, findTriggers, type Watching } from "./decide-products.ts";
import type { Work } from "./process-slice.ts";
import { finishDeliveries, type Outcome } from "./queue/deliveries.ts";

/**
 * What taggings become in each product, and the end of their deliveries, in one transaction. The switches are looked at
 * again: since the first look Intercom was asked, and an admin may have moved one. Throws LeaseLost.
 */
export async function writeTickets(work: Work, conversations: Known[]): Promise<void> {
  const { intercomAppId } = work.connection;
  const tags = conversations.flatMap(({ tagging }) => tagging.tags);
  const tagIds = [...new Set(tags.map(({ id }) => id))];
  await transaction(async (tx) => {
    const triggers = await findTriggers(tx, work.scope, { intercomAppId, tagIds });
    const finished: (Outcome & { id: string })[] = [];
    const changed = new Set<string>();
    for (const known of await leaveOutErased(tx, work, conversations)) {
      const { products, ignored } = decideProducts(triggers, known.tagging);
      const outcome: Outcome = products.length
        ? await openTickets(tx, work, { known, products, changed })
        : { outcome: "ignored", summary: `Ignored: ${ignored}` };
      finished.push({ id: known.deliveryId, ...outcome });
    }
    await Promise.all([finishDeliveries(tx, work, finished), announceTickets(tx, work, changed)]);
    await faultPoint("done.marked");
  });
  await faultPoint("done.committed");
}

async function openTickets(
  tx: Tx,
  { scope, connection }: Work,
  { known, products, changed }: { known: Known; products: Watching[]; changed: Set<string> },
): Promise<Outcome> {
  const { tagging, conversation, quoted, customer, taggers } = known;
  const { conversationId } = tagging;
  const { title, messages, partial } = conversation;
  await faultPoint("ticket.before");
  const thread = messages.map((message) => ({ ...message, authorId: customerId(message) }));
  const saved = await saveConversation(tx, scope, {
    ...{ ...connection, conversationId, partial, messages: thread },
  });
  const key = { intercomAppId: connection.intercomAppId, conversationId };
  if (!saved.isNew && saved.fromCustomer > 0) await noteCustomerReply(tx, scope, key);
  const lines: string[] = [];
  for (const { productId, productName, productKey, tags } of products) {
    const { number, result, movedTo } = await openTicket(tx, scope, {
      productId,
      conversation: { intercomAppId: connection.intercomAppId, id: conversationId, title },
      quote: quoted && asQuote(quoted),
      tags: tags.map((tag) => ({ ...tag, addedByName: taggers.get(tag.id) ?? null })),
      addedAt: tagging.addedAt,
      customer,
    });
    await faultPoint("ticket.after");
    const { id, key, name } = movedTo ?? { id: productId, key: productKey, name: productName };
    changed.add(id);
    lines.push(inWords[result](`${key}-${number}`, name));
  }
  if (!saved.isNew) await followMessages(tx, scope, key);
  if (!saved.isNew || isUntagged(tagging, conversation))
    await noteUntagged(tx, scope, { ...key, ...conversation });
  return { outcome: "done", summary: lines.join(". ") };
}

async function announceTickets(tx: Tx, { scope }: Work, productIds: Set<string>): Promise<void> {
  const { workspaceId } = scope;
  for (const productId of productIds)
    await announce(tx, { workspaceId, productId, kind: "tickets" });
}

const inWords = {
  created: (ticket: string, product: string) => `Ticket ${ticket} created in ${product}`,
  updated: (ticket: string, product: string) => `Tag added to ticket ${ticket} in ${product}`,
  unchanged: (ticket: string, product: string) => `Ticket ${ticket} in ${product} already has it`,
  restored: (ticket: string, product: string) => `Ticket ${ticket} restored in ${product}`,
  stays_deleted: (ticket: string, product: string) =>
    `Ticket ${ticket} in ${product} was deleted after this tag was added, and stays deleted`,
};

function asQuote(message: Message): Quote {
  const { id, authorName, authorKind, html, text, writtenAt, isErased } = message;
  const authorId = customerId(message);
  return { messageId: id, authorId, authorName, authorKind, html, text, writtenAt, isErased };
}

/** By now some tag was removed, perhaps this one. */
function isUntagged({ tags }: Tagging, { tagIds, untaggings }: Conversation): boolean {
  return untaggings.length > 0 || (tagIds !== null && !tags.every(({ id }) => tagIds.has(id)));
}
