import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";

export type AlsoIn = { ticketId: string; productKey: string; productName: string };

type Origin = { intercomAppId: string; conversationId: string };

const place = {
  id: true,
  number: true,
  deletedAt: true,
  product: { select: { key: true, name: true } },
} as const;

/** The tickets that other products have of the same conversation, or what those are merged into. */
export async function findAlsoIn(
  { workspaceId }: Member,
  { intercomAppId, conversationId }: Origin,
  ticketRowId: string,
): Promise<AlsoIn[]> {
  const tickets = await database.feedbackTicket.findMany({
    where: {
      workspaceId,
      deletedAt: null,
      id: { not: ticketRowId },
      origins: { some: { intercomAppId, conversationId } },
    },
    orderBy: [{ product: { name: "asc" } }, { number: "asc" }],
    select: { ...place, mergedInto: { select: place } },
  });
  const standing = tickets
    .map(({ mergedInto, ...ticket }) => mergedInto ?? ticket)
    .filter(({ id, deletedAt }) => id !== ticketRowId && !deletedAt);
  return [...new Map(standing.map((ticket) => [ticket.id, ticket])).values()].map(
    ({ number, product }) => ({
      ticketId: writeTicketId({ productKey: product.key, number }),
      productKey: product.key,
      productName: product.name,
    }),
  );
}
