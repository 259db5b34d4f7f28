import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type TicketNumber, writeTicketId } from "#lib/feedback/ticket-id.ts";
import { type InboxView, whereInView } from "./inbox-view.ts";

type Here = TicketNumber & { productId: string; view: InboxView };

/** The tickets above and below one in a view, whether or not it is in that view itself. */
export async function findNeighbours(
  { workspaceId }: Member,
  { productId, productKey, number, view }: Here,
): Promise<{ previous: string | null; next: string | null }> {
  const inView = whereInView({ workspaceId, productId, view });
  const [above, below] = await Promise.all([
    database.feedbackTicket.findFirst({
      where: { ...inView, number: { gt: number } },
      orderBy: { number: "asc" },
      select: { number: true },
    }),
    database.feedbackTicket.findFirst({
      where: { ...inView, number: { lt: number } },
      orderBy: { number: "desc" },
      select: { number: true },
    }),
  ]);
  return {
    previous: above && writeTicketId({ productKey, number: above.number }),
    next: below && writeTicketId({ productKey, number: below.number }),
  };
}
