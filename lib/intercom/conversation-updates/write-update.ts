import { type Tx, transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { findTicketsOf } from "#lib/feedback/conversation/find-tickets-of.ts";
import { followMessages } from "#lib/feedback/conversation/follow-messages.ts";
import { noteCustomerReply } from "#lib/feedback/conversation/note-customer-reply.ts";
import { noteSourceDeleted } from "#lib/feedback/conversation/note-source-deleted.ts";
import { noteUntagged } from "#lib/feedback/conversation/note-untagged.ts";
import { type Saved, saveConversation } from "#lib/feedback/conversation/save-conversation.ts";
import { leaveOutErased } from "#lib/intercom/webhook-to-ticket/conversation/leave-out-erased.ts";
import type { Conversation } from "#lib/intercom/webhook-to-ticket/conversation/read-conversation.ts";
import {
  customerId,
  type Message,
} from "#lib/intercom/webhook-to-ticket/conversation/read-messages.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import {
  finishDeliveries,
  type Outcome,
} from "#lib/intercom/webhook-to-ticket/queue/deliveries.ts";
import { announce } from "#lib/live.ts";
import { findWhyOff } from "./find-why-off.ts";

/** What is learnt of one conversation, and the deliveries that this is the end of. */
export type Update = {
  conversationId: string;
  deliveries: { id: string; about: "reply" | "deletion" | "redaction" }[];
  /** As Intercom shows it now; null where it was not asked. */
  read: Conversation | null;
  /** Its messages that were taken back. */
  redacted: Message[];
  isDeleted: boolean;
};

/** All in one transaction. Throws LeaseLost; nothing is written then. */
export async function writeUpdate(work: Work, update: Update): Promise<void> {
  const { scope, connection } = work;
  const { workspaceId } = scope;
  const key = { intercomAppId: connection.intercomAppId, conversationId: update.conversationId };
  await transaction(async (tx) => {
    const off = update.read && (await findWhyOff(tx, work));
    const wanted = off ? { ...update, read: null } : update;
    const saved = await save(tx, work, wanted);
    if (update.isDeleted) await noteSourceDeleted(tx, scope, key);
    const { ticketIds, productIds } = await findTicketsOf(tx, scope, key);
    const finished = update.deliveries.map(({ id, about }) => ({
      id,
      ...(off && about === "reply"
        ? ignored(off)
        : outcomeOf(update.isDeleted ? "deletion" : about, ticketIds, saved)),
    }));
    await finishDeliveries(tx, work, finished);
    for (const productId of productIds)
      await announce(tx, { workspaceId, productId, kind: "tickets" });
    await faultPoint("conversations.marked");
  });
  await faultPoint("conversations.committed");
}

async function save(tx: Tx, work: Work, update: Update): Promise<Saved | null> {
  const { scope, connection } = work;
  const { conversationId, redacted } = update;
  const read = await withoutErased(tx, work, update.read);
  const thread = withoutTakenBack(read?.messages ?? [], redacted);
  if (thread.length === 0) return null;
  const saved = await saveConversation(tx, scope, {
    ...{ ...connection, conversationId, partial: read?.partial ?? false },
    messages: thread.map((message) => ({ ...message, authorId: customerId(message) })),
  });
  const key = { intercomAppId: connection.intercomAppId, conversationId };
  await followMessages(tx, scope, key);
  if (saved.fromCustomer > 0) await noteCustomerReply(tx, scope, key);
  if (read) await noteUntagged(tx, scope, { ...key, ...read });
  return saved;
}

/** What was taken back is without words, even where Intercom did not show it so yet. */
function withoutTakenBack(messages: Message[], redacted: Message[]): Message[] {
  const ids = new Set(redacted.map(({ id }) => id));
  const known = new Set(messages.map(({ id }) => id));
  const nothing = { html: "", text: "", attachments: [], isRedacted: true };
  return [
    ...messages.map((message) => (ids.has(message.id) ? { ...message, ...nothing } : message)),
    ...redacted.filter(({ id }) => !known.has(id)),
  ];
}

async function withoutErased(
  tx: Tx,
  work: Work,
  conversation: Conversation | null,
): Promise<Conversation | null> {
  if (!conversation) return null;
  const [intercomId = null] = conversation.contactIds;
  const customer = { intercomId, name: null, email: null, companyName: null, isErased: false };
  const about = { conversation, customer, quoted: null, taggers: new Map() };
  const [left] = await leaveOutErased(tx, work, [about]);
  return left?.conversation ?? null;
}

type About = Update["deliveries"][number]["about"];

function outcomeOf(about: About, tickets: string[], saved: Saved | null): Outcome {
  if (tickets.length === 0 && about === "deletion")
    return ignored("the conversation was deleted in Intercom");
  if (tickets.length === 0) return ignored("no ticket is from this conversation");
  const which = `ticket${tickets.length > 1 ? "s" : ""} ${tickets.join(", ")}`;
  const summary = {
    reply: saved?.messages ? `Reply added to ${which}` : `Nothing new for ${which}`,
    deletion: `The conversation of ${which} was deleted in Intercom`,
    redaction: `A message of ${which} was deleted in Intercom`,
  }[about];
  return { outcome: "done", summary };
}

function ignored(why: string): Outcome {
  return { outcome: "ignored", summary: `Ignored: ${why}` };
}
