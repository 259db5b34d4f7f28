import type { Member } from "#lib/auth/member.ts";
import { type InboxView, inboxViews, readInboxQuery } from "./inbox-query.ts";
import { countTickets } from "./list-tickets.ts";

/** Tickets of each view with nothing filtered; 10,001 means more than 10,000, null that counting would take long. */
export async function countViews(
  member: Member,
  productId: string,
): Promise<Record<InboxView, number | null>> {
  const usual = readInboxQuery(new URLSearchParams());
  const counts = await Promise.all(
    inboxViews.map((view) => countTickets(member, { productId, query: { ...usual, view } })),
  );
  const [opened = null, unassigned = null, mine = null, snoozed = null, all = null] = counts;
  return { open: opened, unassigned, mine, snoozed, all };
}
