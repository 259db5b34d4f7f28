import type { Member } from "#lib/auth/member.ts";
import { countRows } from "#lib/database/listing/count-rows.ts";
import { join } from "#lib/database/sql.ts";
import { type InboxView, inboxViews, readInboxQuery } from "./inbox-query.ts";
import { ticketsOf } from "./tickets-of.ts";

/** Tickets of each view with nothing filtered: each has an index. 10,001 means more than 10,000. */
export async function countViews(
  member: Member,
  productId: string,
): Promise<Record<InboxView, number | null>> {
  const usual = readInboxQuery(new URLSearchParams());
  const counts = await Promise.all(
    inboxViews.map((view) => {
      const { rows, filter } = ticketsOf(member, { productId, query: { ...usual, view } });
      return countRows(join([rows, ...filter], " and "));
    }),
  );
  const [opened = null, unassigned = null, mine = null, snoozed = null, all = null] = counts;
  return { open: opened, unassigned, mine, snoozed, all };
}
