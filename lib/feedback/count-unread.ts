import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

const countedUpTo = 100;
/** Whoever has read all of a million would otherwise wait for each of them to be looked at. */
const lookedAt = 2_000;

type Row = { productId: string; unread: number };

/**
 * Per product, of the 2,000 open tickets that changed last, those that the member has not read since the customer
 * last wrote; 100 means 100 or more.
 */
export async function countUnread({ workspaceId, userId }: Member): Promise<Map<string, number>> {
  const rows = await database.$queryRaw<Row[]>`
    select p.id::text as "productId", (
      select count(*)::int from (
        select from (
          select t.id, t.last_customer_at from feedback_tickets t
          where t.workspace_id = p.workspace_id and t.product_id = p.id and t.deleted_at is null
            and t.merged_into_id is null and t.snoozed_until is null and t.status in ('todo', 'in_progress')
          order by t.updated_at desc, t.id desc limit ${lookedAt}
        ) t
        where not exists (
          select from ticket_reads r where r.workspace_id = p.workspace_id and r.ticket_id = t.id
            and r.user_id = ${userId}::uuid and r.read_at >= t.last_customer_at)
        limit ${countedUpTo}
      ) unread
    ) as unread
    from products p
    where p.workspace_id = ${workspaceId}::uuid and p.archived_at is null`;
  return new Map(rows.map(({ productId, unread }) => [productId, unread]));
}
