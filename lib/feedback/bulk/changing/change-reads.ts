import type { Tx } from "#lib/database/client.ts";
import type { Bulk } from "#lib/feedback/bulk/lock-bulk.ts";

/**
 * Who has read what is each person's own, and no line tells of it. Read is as of the asking, so that what a customer
 * wrote meanwhile is unread.
 */
export async function changeReads(tx: Tx, bulk: Bulk, ids: string[]): Promise<number> {
  const { workspaceId, id, userId } = bulk;
  if (bulk.value === "no") return markUnread(tx, bulk, ids);
  return tx.$executeRaw`
    with before as materialized (
      select t.workspace_id, t.id, d.read_at from feedback_tickets t
      left join ticket_reads d on d.workspace_id = t.workspace_id and d.ticket_id = t.id and d.user_id = ${userId}::uuid
      where t.workspace_id = ${workspaceId}::uuid and t.id = any(${ids}::uuid[])
        and (d.read_at is null or d.read_at < t.last_customer_at)
    ), changed as (
      insert into ticket_reads (workspace_id, ticket_id, user_id, read_at)
      select b.workspace_id, b.id, ${userId}::uuid, a.started_at from before b, bulk_actions a
      where a.workspace_id = b.workspace_id and a.id = ${id}::uuid
      on conflict (workspace_id, ticket_id, user_id) do update set read_at = excluded.read_at
      where ticket_reads.read_at < excluded.read_at
      returning ticket_id
    )
    insert into bulk_changes (workspace_id, bulk_id, ticket_id, before)
    select b.workspace_id, ${id}::uuid, b.id, b.read_at::text from before b join changed c on c.ticket_id = b.id`;
}

function markUnread(tx: Tx, { workspaceId, id, userId }: Bulk, ids: string[]): Promise<number> {
  return tx.$executeRaw`
    with changed as (
      delete from ticket_reads d using feedback_tickets t
      where t.workspace_id = ${workspaceId}::uuid and t.id = any(${ids}::uuid[])
        and d.workspace_id = t.workspace_id and d.ticket_id = t.id and d.user_id = ${userId}::uuid
        and d.read_at >= t.last_customer_at
      returning d.workspace_id, d.ticket_id, d.read_at
    )
    insert into bulk_changes (workspace_id, bulk_id, ticket_id, before)
    select workspace_id, ${id}::uuid, ticket_id, read_at::text from changed`;
}

/** How many of them are as they were. What was read again, or marked unread, since stays so. */
export async function restoreReads(tx: Tx, bulk: Bulk, ids: string[]): Promise<number> {
  const { workspaceId, id, userId } = bulk;
  if (bulk.value === "no") return markRead(tx, bulk, ids);
  return tx.$executeRaw`
    with back as materialized (
      select c.workspace_id, c.ticket_id, c.before::timestamptz as read_at from bulk_changes c
      join bulk_actions a on a.workspace_id = c.workspace_id and a.id = c.bulk_id
      join ticket_reads d on d.workspace_id = c.workspace_id and d.ticket_id = c.ticket_id
        and d.user_id = ${userId}::uuid and d.read_at = a.started_at
      where c.workspace_id = ${workspaceId}::uuid and c.bulk_id = ${id}::uuid and c.ticket_id = any(${ids}::uuid[])
    ), earlier as (
      update ticket_reads d set read_at = b.read_at from back b
      where d.workspace_id = b.workspace_id and d.ticket_id = b.ticket_id and d.user_id = ${userId}::uuid
        and b.read_at is not null
    ), never as (
      delete from ticket_reads d using back b
      where d.workspace_id = b.workspace_id and d.ticket_id = b.ticket_id and d.user_id = ${userId}::uuid
        and b.read_at is null
    )
    delete from bulk_changes c using back b
    where c.workspace_id = b.workspace_id and c.bulk_id = ${id}::uuid and c.ticket_id = b.ticket_id`;
}

function markRead(tx: Tx, { workspaceId, id, userId }: Bulk, ids: string[]): Promise<number> {
  return tx.$executeRaw`
    with back as (
      insert into ticket_reads (workspace_id, ticket_id, user_id, read_at)
      select c.workspace_id, c.ticket_id, ${userId}::uuid, c.before::timestamptz from bulk_changes c
      where c.workspace_id = ${workspaceId}::uuid and c.bulk_id = ${id}::uuid and c.ticket_id = any(${ids}::uuid[])
      on conflict do nothing returning workspace_id, ticket_id
    )
    delete from bulk_changes c using back b
    where c.workspace_id = b.workspace_id and c.bulk_id = ${id}::uuid and c.ticket_id = b.ticket_id`;
}
