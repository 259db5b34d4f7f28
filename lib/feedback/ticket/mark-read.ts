import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { ticketAt } from "./ticket-at.ts";

/**
 * `seenUntil` is the last customer's message that was on the page: one that came while the ticket
 * was open leaves it unread.
 */
export async function markRead(
  member: Member,
  { ticketId, seenUntil }: { ticketId: string; seenUntil: Date },
): Promise<void> {
  // A JavaScript date has no microseconds: cut to milliseconds, the same moment is equal again.
  const marked = await database.$executeRaw`
    insert into ticket_reads (workspace_id, ticket_id, user_id, read_at)
    select t.workspace_id, t.id, ${member.userId}::uuid,
      case when date_trunc('milliseconds', t.last_customer_at) <= ${seenUntil}
        then greatest(t.last_customer_at, now()) else ${seenUntil} end
    from feedback_tickets t
    where t.workspace_id = ${member.workspaceId}::uuid and t.id = ${ticketAt(member, ticketId)}
      and t.deleted_at is null
    on conflict (workspace_id, ticket_id, user_id)
    do update set read_at = greatest(ticket_reads.read_at, excluded.read_at)`;
  if (marked === 0) throw new AppError("not_found");
}

/** Until the member reads it again. When they had read it stays known, to the moment before the customer last wrote. */
export async function markUnread(member: Member, ticketId: string): Promise<void> {
  const found = await database.$queryRaw<{ id: string }[]>`
    with unread as (
      update ticket_reads r set read_at = least(r.read_at, t.last_customer_at - interval '1 millisecond')
      from feedback_tickets t
      where r.workspace_id = ${member.workspaceId}::uuid and r.user_id = ${member.userId}::uuid
        and r.ticket_id = ${ticketAt(member, ticketId)}
        and t.workspace_id = r.workspace_id and t.id = r.ticket_id
    )
    select id::text from feedback_tickets
    where workspace_id = ${member.workspaceId}::uuid and id = ${ticketAt(member, ticketId)}
      and deleted_at is null`;
  if (found.length === 0) throw new AppError("not_found");
}
