import type { Scope } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { openTicket, type Quote } from "#lib/feedback/open-ticket.ts";
import { saveConversation } from "#lib/feedback/save-conversation.ts";
import type { Intercom } from "#lib/intercom/client/intercom-for.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { announce } from "#lib/live.ts";
import { type Customer, findCustomer, findTagger } from "./conversation/find-people.ts";
import { type Conversation, readConversation } from "./conversation/read-conversation.ts";
import type { Message } from "./conversation/read-messages.ts";
import type { Tagging } from "./conversation/read-tagging.ts";
import { decideProducts, findTriggers, type Watching } from "./decide-products.ts";
import type { Qualifying } from "./pick-qualifying.ts";
import type { Lease } from "./queue/claim-deliveries.ts";
import { finishDeliveries, type Outcome } from "./queue/deliveries.ts";

export type Work = {
  scope: Scope;
  lease: Lease;
  connection: { intercomAppId: string; region: IntercomRegion };
  intercom: Intercom;
  noteMissingPermission: (permission: string) => void;
  /** Intercom no longer accepts the access. */
  refuse: () => Promise<void>;
  stopping: AbortSignal;
};

type Known = {
  tagging: Tagging;
  conversation: Conversation;
  quoted: Message | null;
  customer: Customer;
  taggers: Map<string, string | null>;
};

/** What a tagging becomes in each product. Throws IntercomError or LeaseLost; nothing is written then. */
export async function processDelivery(
  work: Work,
  { delivery: { id }, tagging, products }: Qualifying,
): Promise<void> {
  await faultPoint("fetch.before");
  const known = await learn(work, tagging, products);
  await faultPoint("fetch.after");
  await transaction(async (tx) => {
    const { ignored, products } = await decideAgain(tx, work, tagging);
    const outcome: Outcome = products.length
      ? await openTickets(tx, work, known, products)
      : { outcome: "ignored", summary: `Ignored: ${ignored}` };
    await finishDeliveries(tx, work, [{ id, ...outcome }]);
    await faultPoint("done.marked");
  });
  await faultPoint("done.committed");
}

/** Between the look at the switches and now Intercom was asked, and an admin may have moved one. */
async function decideAgain(tx: Tx, { scope, connection }: Work, tagging: Tagging) {
  const { intercomAppId } = connection;
  const tagIds = tagging.tags.map(({ id }) => id);
  return decideProducts(await findTriggers(tx, scope, { intercomAppId, tagIds }), tagging);
}

/** Reads the conversation again: what the notification shows of it is a part, and may be old. */
async function learn(work: Work, tagging: Tagging, products: Watching[]): Promise<Known> {
  const { intercom, noteMissingPermission: note } = work;
  const conversation = readConversation(await intercom.findConversation(tagging.conversationId));
  const tagIds = new Set(products.flatMap(({ tags }) => tags.map(({ id }) => id)));
  const taggers = new Map<string, string | null>();
  for (const id of tagIds) taggers.set(id, await findTagger(intercom, conversation, id, note));
  return {
    tagging,
    conversation,
    quoted: quotedMessage(tagging, conversation),
    customer: await findCustomer(intercom, conversation, note),
    taggers,
  };
}

/**
 * The newer text of the tagged message if Intercom still returns it, else the one in the notification. If only the
 * conversation is known, the customer's first message; where the customer never wrote, the first of all.
 */
function quotedMessage({ message }: Tagging, { messages }: Conversation): Message | null {
  if (!message) {
    return messages.find(({ authorKind }) => authorKind === "customer") ?? messages[0] ?? null;
  }
  return messages.find(({ id }) => id === message.id) ?? message;
}

async function openTickets(
  tx: Tx,
  { scope, connection }: Work,
  { tagging, conversation, quoted, customer, taggers }: Known,
  products: Watching[],
): Promise<Outcome> {
  const { conversationId } = tagging;
  const { title, messages, partial } = conversation;
  await faultPoint("ticket.before");
  await saveConversation(tx, scope, { ...connection, conversationId, partial, messages });
  const lines: string[] = [];
  for (const { productId, productName, productKey, tags } of products) {
    const { number, result } = await openTicket(tx, scope, {
      productId,
      conversation: { intercomAppId: connection.intercomAppId, id: conversationId, title },
      quote: quoted && asQuote(quoted),
      tags: tags.map((tag) => ({ ...tag, addedByName: taggers.get(tag.id) ?? null })),
      addedAt: tagging.addedAt,
      customer,
    });
    await faultPoint("ticket.after");
    lines.push(inWords[result](`${productKey}-${number}`, productName));
    await announce(tx, { workspaceId: scope.workspaceId, productId, kind: "tickets" });
  }
  return { outcome: "done", summary: lines.join(". ") };
}

const inWords = {
  created: (ticket: string, product: string) => `Ticket ${ticket} created in ${product}`,
  updated: (ticket: string, product: string) => `Tag added to ticket ${ticket} in ${product}`,
  unchanged: (ticket: string, product: string) => `Ticket ${ticket} in ${product} already has it`,
  restored: (ticket: string, product: string) => `Ticket ${ticket} restored in ${product}`,
  stays_deleted: (ticket: string, product: string) =>
    `Ticket ${ticket} in ${product} was deleted after this tag was added, and stays deleted`,
};

function asQuote({ id, authorName, authorKind, html, text, writtenAt }: Message): Quote {
  return { messageId: id, authorName, authorKind, html, text, writtenAt };
}
