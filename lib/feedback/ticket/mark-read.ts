import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { parseTicketId } from "#lib/feedback/ticket-id.ts";

/**
 * `seenUntil` is the last customer's message that was on the page: one that came while the ticket
 * was open leaves it unread.
 */
export async function markRead(
  { workspaceId, userId }: Member,
  { ticketId, seenUntil }: { ticketId: string; seenUntil: Date },
): Promise<void> {
  const wanted = parseTicketId(ticketId);
  if (!wanted) throw new AppError("not_found");
  // A JavaScript date has no microseconds: cut to milliseconds, the same moment is equal again.
  const marked = await database.$executeRaw`
    insert into ticket_reads (workspace_id, ticket_id, user_id, read_at)
    select t.workspace_id, t.id, ${userId}::uuid,
      case when date_trunc('milliseconds', t.last_customer_at) <= ${seenUntil}
        then greatest(t.last_customer_at, now()) else ${seenUntil} end
    from feedback_tickets t
    join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    where t.workspace_id = ${workspaceId}::uuid and p.key = ${wanted.productKey}
      and t.number = ${wanted.number} and t.deleted_at is null
    on conflict (workspace_id, ticket_id, user_id)
    do update set read_at = greatest(ticket_reads.read_at, excluded.read_at)`;
  if (marked === 0) throw new AppError("not_found");
}
