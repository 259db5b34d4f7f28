import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import type { TicketSource } from "#lib/feedback/inbox/inbox-query.ts";

export type Details = {
  source: TicketSource;
  description: string;
  /** What was tagged first; null for a ticket made by hand. */
  quote: string | null;
};

/** What lists do not show of tickets, by their ids. */
export async function readDetails(
  { workspaceId }: Member,
  ids: string[],
): Promise<Map<string, Details>> {
  const rows = await database.feedbackTicket.findMany({
    where: { workspaceId, id: { in: ids } },
    select: {
      ...{ id: true, source: true, description: true },
      quotes: {
        orderBy: [{ taggedAt: "asc" }, { id: "asc" }],
        take: 1,
        select: { bodyText: true },
      },
    },
  });
  return new Map(
    rows.map(({ id, quotes, ...rest }) => [id, { ...rest, quote: quotes[0]?.bodyText ?? null }]),
  );
}
