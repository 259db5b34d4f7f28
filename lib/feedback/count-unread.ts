import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

/** Open tickets of each product, by product id, with news from the customer that the member has not seen. */
export async function countUnread(member: Member): Promise<Map<string, number>> {
  const rows = await database.$queryRaw<{ productId: string; unread: number }[]>`
    select t.product_id::text as "productId", count(*)::int as unread
    from feedback_tickets t
    left join ticket_reads r
      on r.workspace_id = t.workspace_id and r.ticket_id = t.id and r.user_id = ${member.userId}::uuid
    where t.workspace_id = ${member.workspaceId}::uuid
      and t.deleted_at is null
      and t.status in ('todo', 'in_progress')
      and (r.read_at is null or r.read_at < t.last_customer_at)
    group by t.product_id`;
  return new Map(rows.map((row) => [row.productId, row.unread]));
}
