import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

type Added = { addedAt: Date; tags: { id: string }[]; quote: { messageId: string } | null };

/** Intercom keeps no order: a tagging that comes late and was earlier moves the times to where they belong. */
export async function keepEarliestTimes(
  tx: Tx,
  { workspaceId }: Scope,
  ticketId: string,
  { addedAt, tags, quote }: Added,
): Promise<void> {
  const isLater = { gt: addedAt };
  await tx.feedbackTicket.updateMany({
    where: { workspaceId, id: ticketId, receivedAt: isLater },
    data: { receivedAt: addedAt },
  });
  await tx.ticketTag.updateMany({
    where: { workspaceId, ticketId, tagId: { in: tags.map(({ id }) => id) }, addedAt: isLater },
    data: { addedAt },
  });
  if (!quote) return;
  await tx.ticketQuote.updateMany({
    where: { workspaceId, ticketId, messageId: quote.messageId, taggedAt: isLater },
    data: { taggedAt: addedAt },
  });
}
