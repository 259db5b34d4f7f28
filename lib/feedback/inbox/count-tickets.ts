import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import type { InboxView } from "./inbox-view.ts";

const countedUpTo = 10_001;

/** Tickets per view; 10,001 means more than 10,000. */
export async function countTickets(
  { workspaceId }: Member,
  productId: string,
): Promise<Record<InboxView, number>> {
  const [counts] = await database.$queryRaw<Record<InboxView, number>[]>`
    select
      (select count(*)::int from (
        select from feedback_tickets
        where workspace_id = ${workspaceId}::uuid and product_id = ${productId}::uuid
          and deleted_at is null and status in ('todo', 'in_progress')
        limit ${countedUpTo}) open) as open,
      (select count(*)::int from (
        select from feedback_tickets
        where workspace_id = ${workspaceId}::uuid and product_id = ${productId}::uuid
          and deleted_at is null
        limit ${countedUpTo}) everything) as "all"`;
  return counts ?? { open: 0, all: 0 };
}
