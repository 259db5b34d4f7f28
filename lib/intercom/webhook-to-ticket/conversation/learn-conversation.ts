import { faultPoint } from "#lib/fault-point.ts";
import { forgetTakenBack } from "#lib/intercom/conversation-updates/forget-taken-back.ts";
import type { Qualifying } from "#lib/intercom/webhook-to-ticket/pick-qualifying.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import { type Customer, findCustomer, findTagger } from "./find-people.ts";
import { type Conversation, readConversation } from "./read-conversation.ts";
import type { Message } from "./read-messages.ts";
import type { Tagging } from "./read-tagging.ts";

export type Known = {
  deliveryId: string;
  tagging: Tagging;
  conversation: Conversation;
  quoted: Message | null;
  customer: Customer;
  /** Who added each tag, by the tag's id. */
  taggers: Map<string, string | null>;
};

/** Reads the conversation again: what the notification shows of it is a part, and may be old. Throws IntercomError. */
export async function learnConversation(
  work: Work,
  { delivery, tagging, products }: Qualifying,
): Promise<Known> {
  const { intercom, noteMissingPermission: note } = work;
  await faultPoint("fetch.before");
  const answer = await intercom.findConversation(tagging.conversationId);
  const conversation = await readConversation(answer);
  const tagIds = new Set(products.flatMap(({ tags }) => tags.map(({ id }) => id)));
  const taggers = new Map<string, string | null>();
  for (const id of tagIds) taggers.set(id, await findTagger(intercom, conversation, id, note));
  const customer = await findCustomer(intercom, conversation, note);
  await forgetTakenBack(work, tagging, conversation);
  await faultPoint("fetch.after");
  const quoted = quotedMessage(tagging, conversation);
  return { deliveryId: delivery.id, tagging, conversation, quoted, customer, taggers };
}

/**
 * The newer text of the tagged message if Intercom still returns it, else the one in the notification. If only the
 * conversation is known, the customer's first message; where the customer never wrote, the first of all.
 */
function quotedMessage(
  { message, messageId }: Tagging,
  { messages }: Conversation,
): Message | null {
  const wanted = message?.id ?? messageId;
  const newer = messages.find(({ id }) => id === wanted);
  if (newer || message) return newer ?? message;
  return messages.find(({ authorKind }) => authorKind === "customer") ?? messages[0] ?? null;
}
