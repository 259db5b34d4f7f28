import { z } from "zod";
import {
  type LooseConversation,
  type LoosePart,
  looseConversation,
  looseId,
  looseName,
  looseTime,
} from "./intercom-shapes.ts";
import { firstMessageOf, type Message, messageOfPart } from "./read-messages.ts";

export type TagAdded = { id: string; name: string };

/** One tagging, as a notification tells it. */
export type Tagging = {
  conversationId: string;
  tags: TagAdded[];
  addedAt: Date;
  /** The tagged message; null if only the conversation is known or the message is an internal note. */
  message: Message | null;
  /** Of the tagged message, known even where its text is not. */
  messageId: string | null;
  /** The conversation as the notification shows it: with the tagged message only. */
  conversation: LooseConversation;
};

const item = looseConversation.extend({
  type: looseName,
  created_at: looseTime,
  conversation: looseConversation.nullish().catch(null),
  tag: z.object({ id: looseId, name: looseName }).nullish().catch(null),
});

const notification = z.object({
  created_at: looseTime,
  data: z.object({ item }),
});

/**
 * Reads both families of `conversation_part.tag.created`: 2.x names one tag beside the conversation, 1.x lists `tags_added` inside it.
 * Null means that conversation, tag or time cannot be told.
 */
export function readTagging(body: unknown): Tagging | null {
  const { data: parsed } = notification.safeParse(body);
  if (!parsed) return null;
  const { item } = parsed.data;
  const conversation = item.conversation ?? item;
  const tags = item.tag ? [item.tag] : (conversation.tags_added?.tags ?? []);
  const part = taggedPart(
    conversation,
    tags.map(({ id }) => id),
  );
  const addedAt = (item.conversation ? item.created_at : part?.updated_at) ?? parsed.created_at;
  const named = tags.flatMap(({ id, name }) => (id ? [{ id, name: name ?? id }] : []));
  if (!conversation.id || named.length === 0 || !addedAt) return null;
  return {
    conversationId: conversation.id,
    tags: named,
    addedAt,
    messageId: part?.id ?? null,
    message: part ? messageOfPart(part) : firstMessageOf(conversation),
    conversation,
  };
}

/** The notification carries only the parts it is about; none at all means the first message. */
function taggedPart(conversation: LooseConversation, tagIds: unknown[]): LoosePart | undefined {
  const parts = conversation.conversation_parts?.conversation_parts ?? [];
  return parts.findLast((part) => part.tags.some(({ id }) => tagIds.includes(id))) ?? parts.at(-1);
}
