import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import { type Stop, settleFailure } from "#lib/intercom/webhook-to-ticket/queue/settle-failure.ts";
import { writeUpdate } from "./write-update.ts";

/** Ends the work on a tagging whose conversation is not in Intercom any more: no ticket, but a line on those there are. */
export async function settleGone(
  work: Work,
  delivery: Claimed,
  conversationId: string,
): Promise<Stop | null> {
  const deliveries = [{ id: delivery.id, about: "deletion" as const }];
  try {
    await writeUpdate(work, {
      conversationId,
      deliveries,
      read: null,
      redacted: [],
      isDeleted: true,
    });
    return null;
  } catch (error) {
    return settleFailure(work, delivery, error);
  }
}
