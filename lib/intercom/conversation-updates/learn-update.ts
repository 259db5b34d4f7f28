import { isGone } from "#lib/intercom/client/intercom-error.ts";
import {
  type Conversation,
  readConversation,
} from "#lib/intercom/webhook-to-ticket/conversation/read-conversation.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Group } from "./pick-groups.ts";
import { type ConversationEvent, redactedIdsIn, redactedIn, repliesIn } from "./read-event.ts";
import { redactDeliveries } from "./redact-deliveries.ts";
import type { Update } from "./write-update.ts";

/** Reads the conversation again if somebody replied: what a notification shows may be old. Throws IntercomError. */
export async function learnUpdate(work: Work, group: Group): Promise<Update> {
  const { conversationId, told, standing } = group;
  const events = told.map(({ event }) => event);
  const replies = events.filter(({ about }) => about === "reply");
  const redactions = events.filter(({ about }) => about === "redaction");
  const isToldDeleted = events.some(({ about }) => about === "deletion");
  const asks = replies.length > 0 && !isToldDeleted;
  const read = asks ? await readAgain(work, conversationId, replies) : null;
  const takenBack = [
    ...redactions.flatMap(redactedIdsIn),
    ...(read?.messages ?? []).filter(({ isRedacted }) => isRedacted).map(({ id }) => id),
  ];
  const news = new Set(takenBack.filter((id) => !standing.redactedIds.includes(id)));
  await redactDeliveries(work.scope, [...news]);
  return {
    conversationId,
    deliveries: told.map(({ delivery, event }) => ({ id: delivery.id, about: event.about })),
    read,
    redacted: redactions.flatMap(redactedIn),
    isDeleted: isToldDeleted || (asks && read === null),
  };
}

/** Null if it is not there any more. A reply that Intercom does not return yet is taken from its notification. */
async function readAgain(
  work: Work,
  conversationId: string,
  replies: ConversationEvent[],
): Promise<Conversation | null> {
  try {
    const answer = await work.intercom.findConversation(conversationId);
    const conversation = await readConversation(answer);
    const known = new Set(conversation.messages.map(({ id }) => id));
    const missing = replies.flatMap(repliesIn).filter(({ id }) => !known.has(id));
    return { ...conversation, messages: [...conversation.messages, ...missing] };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
