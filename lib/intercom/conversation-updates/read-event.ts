import { z } from "zod";
import {
  type LooseConversation,
  looseConversation,
  looseId,
} from "#lib/intercom/webhook-to-ticket/conversation/intercom-shapes.ts";
import {
  firstMessageOf,
  type Message,
  messageOfPart,
} from "#lib/intercom/webhook-to-ticket/conversation/read-messages.ts";
import { aboutConversation } from "./conversation-topics.ts";

/** What a notification says has happened in a conversation. */
export type ConversationEvent = {
  about: "reply" | "deletion" | "redaction";
  conversationId: string;
  /** As the notification shows it: with the part that it is about. */
  conversation: LooseConversation;
};

// The recorded notification of a deletion names the conversation in a field of its own.
const item = looseConversation.extend({
  conversation_id: looseId,
  conversation: looseConversation.nullish().catch(null),
});

const notification = z.object({ data: z.object({ item }) });

/** Null means that it names no conversation. */
export function readEvent(topic: string, body: unknown): ConversationEvent | null {
  const about = aboutConversation(topic);
  const { data: parsed } = notification.safeParse(body);
  if (!about || !parsed) return null;
  const conversation = parsed.data.item.conversation ?? parsed.data.item;
  const conversationId = parsed.data.item.conversation_id ?? conversation.id;
  return conversationId ? { about, conversationId, conversation } : null;
}

/** The messages whose words it shows. */
export function shownIdsIn(conversation: LooseConversation): string[] {
  const source = conversation.source ?? conversation.conversation_message;
  return [source, ...partsOf(conversation)].flatMap((one) => (one?.id && one.body ? [one.id] : []));
}

/** The public messages that it shows beside the first one. */
export function repliesIn({ conversation }: ConversationEvent): Message[] {
  return partsOf(conversation).flatMap((part) => messageOfPart(part) ?? []);
}

/**
 * What was taken back, internal notes among it. The part that comes along is the one, marked as such or not, as in
 * version 1.x; where none does, it is the first message.
 */
export function redactedIdsIn({ conversation }: ConversationEvent): string[] {
  const parts = partsOf(conversation);
  const marked = parts.filter(({ redacted }) => redacted);
  const source = conversation.source ?? conversation.conversation_message;
  const redacted = parts.length > 0 ? (marked.length > 0 ? marked : parts) : [source];
  return redacted.flatMap((one) => (one?.id ? [one.id] : []));
}

/** The public messages among them, without a word, and without saying whose they were. */
export function redactedIn(event: ConversationEvent): Message[] {
  const ids = new Set(redactedIdsIn(event));
  const { conversation } = event;
  const source = conversation.source ?? conversation.conversation_message;
  const first = firstMessageOf({
    ...conversation,
    source: source && { ...source, redacted: true },
  });
  const parts = partsOf(conversation).flatMap(
    (part) => messageOfPart({ ...part, redacted: true }) ?? [],
  );
  return [...parts, ...(first && parts.every(({ id }) => id !== first.id) ? [first] : [])]
    .filter(({ id }) => ids.has(id))
    .map((message) => ({ ...message, authorId: null, authorName: null, authorEmail: null }));
}

function partsOf({ conversation_parts: list }: LooseConversation) {
  return list?.conversation_parts ?? [];
}
