import { database } from "#lib/database/client.ts";
import type { Conversation } from "#lib/intercom/webhook-to-ticket/conversation/read-conversation.ts";
import type { Tagging } from "#lib/intercom/webhook-to-ticket/conversation/read-tagging.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import { findStanding } from "./find-standing.ts";
import { shownIdsIn } from "./read-event.ts";
import { redactDeliveries } from "./redact-deliveries.ts";

/** Where a conversation that was tagged has messages that were taken back, no notification keeps their words. */
export async function forgetTakenBack(
  work: Work,
  { conversationId, conversation: told, message }: Tagging,
  { messages }: Conversation,
): Promise<void> {
  const takenBack = messages.filter(({ isRedacted }) => isRedacted).map(({ id }) => id);
  const isOlder = message !== null && messages.every(({ id }) => id !== message.id);
  if (takenBack.length === 0 && !isOlder) return;
  const { redactedIds } = (await findStanding(database, work, [conversationId]))(conversationId);
  const all = new Set([...takenBack, ...redactedIds]);
  const shown = shownIdsIn(told).filter((id) => all.has(id));
  const news = takenBack.filter((id) => !redactedIds.includes(id));
  await redactDeliveries(work.scope, [...new Set([...shown, ...news])]);
}
