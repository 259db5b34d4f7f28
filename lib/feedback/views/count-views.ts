import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { countedUpTo } from "#lib/database/listing/count-rows.ts";
import type { InboxView } from "#lib/feedback/inbox/inbox-query.ts";

type Counts = Record<InboxView, number>;

/** Tickets of each view with nothing filtered. 10,001 means more than 10,000. */
export async function countViews(
  { workspaceId, userId }: Member,
  productId: string,
): Promise<Counts> {
  const [counts] = await database.$queryRaw<Counts[]>`
    select coalesce(sum(count) filter (where place = 'open'), 0)::int as open,
      coalesce(sum(count) filter (where place = 'open' and assignee_id is null), 0)::int as unassigned,
      coalesce(sum(count) filter (where place = 'open' and assignee_id = ${userId}::uuid), 0)::int as mine,
      coalesce(sum(count) filter (where place = 'snoozed'), 0)::int as snoozed,
      coalesce(sum(count), 0)::int as all
    from ticket_counts where workspace_id = ${workspaceId}::uuid and product_id = ${productId}::uuid`;
  const { open = 0, unassigned = 0, mine = 0, snoozed = 0, all = 0 } = counts ?? {};
  const capped = (count: number) => Math.min(count, countedUpTo);
  return {
    ...{ open: capped(open), unassigned: capped(unassigned), mine: capped(mine) },
    ...{ snoozed: capped(snoozed), all: capped(all) },
  };
}
