import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { type Sql, sql } from "#lib/database/sql.ts";
import type { Bulk } from "#lib/feedback/bulk/lock-bulk.ts";
import { columnOf, isChanged, type TicketProperty, wantedOf } from "./bulk-property.ts";

type TicketBulk = Bulk & { property: TicketProperty };

/**
 * How many of them it changed. What somebody changed since it was asked for stays: as of the asking, too, are its lines,
 * so that of two bulk actions at once the one that was asked for last has the last word, whichever ends first. What
 * that one found already as it wants it has no line of it, and stays as well.
 */
export async function changeTickets(tx: Tx, bulk: TicketBulk, ids: string[]): Promise<number> {
  const { workspaceId, id, productId, property, value, actorName } = bulk;
  const { lines, kind, detail, kept, set } = columnOf(property);
  const wanted = sql`a.value`;
  const [row] = await tx.$queryRaw<{ changed: number }[]>`
    with asked as (
      select started_at, ${wantedOf(property, value)} as value from bulk_actions
      where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid
    ), before as materialized (
      select t.workspace_id, t.id, l.line_id, ${kept(wanted)} as value
      from ${withLines(ids)} join feedback_tickets t on t.workspace_id = ${workspaceId}::uuid and t.id = l.id, asked a
      where not (${isChanged(property, value)}) and not exists (
        select from ticket_activity y where y.workspace_id = t.workspace_id and y.ticket_id = t.id
          and y.kind = any(${lines}::activity_kind[]) and y.happened_at > a.started_at)
        and t.id not in (
          select m.id from asked, bulk_actions o, unnest(o.ticket_ids) as m (id)
          where o.workspace_id = ${workspaceId}::uuid and o.product_id = ${productId}::uuid and o.property = ${property}
            and o.state in ('running', 'done') and o.started_at > asked.started_at and m.id <= o.cursor)
    ), changed as (
      update feedback_tickets t set ${set(wanted)}, updated_at = now()
      from before b, asked a where t.workspace_id = b.workspace_id and t.id = b.id
    ), kept as (
      insert into bulk_changes (workspace_id, bulk_id, ticket_id, before)
      select workspace_id, ${id}::uuid, id, value from before
    ), told as (
      insert into ticket_activity (workspace_id, id, ticket_id, kind, actor_name, detail, happened_at)
      select b.workspace_id, b.line_id, b.id, (${kind(wanted)})::activity_kind, ${actorName}, ${detail(wanted)}, a.started_at
      from before b, asked a
    )
    select count(*)::int as changed from before`;
  return row?.changed ?? 0;
}

/** How many of them it made what they were. Those that somebody changed since stay as they are. */
export async function restoreTickets(tx: Tx, bulk: TicketBulk, ids: string[]): Promise<number> {
  const { workspaceId, id, property, value, actorName } = bulk;
  const { kind, detail, restore } = columnOf(property);
  const earlier = sql`b.value`;
  const [row] = await tx.$queryRaw<{ restored: number }[]>`
    with back as materialized (
      select c.workspace_id, c.ticket_id as id, l.line_id, ${beforeOf(property)} as value
      from ${withLines(ids)}
      join bulk_changes c on c.workspace_id = ${workspaceId}::uuid and c.bulk_id = ${id}::uuid and c.ticket_id = l.id
      join feedback_tickets t on t.workspace_id = c.workspace_id and t.id = c.ticket_id
      where ${isChanged(property, value)}
    ), restored as (
      update feedback_tickets t set ${restore(earlier)}, updated_at = now()
      from back b where t.workspace_id = b.workspace_id and t.id = b.id
    ), forgotten as (
      delete from bulk_changes c using back b
      where c.workspace_id = b.workspace_id and c.bulk_id = ${id}::uuid and c.ticket_id = b.id
    ), told as (
      insert into ticket_activity (workspace_id, id, ticket_id, kind, actor_name, detail, happened_at)
      select b.workspace_id, b.line_id, b.id, (${kind(earlier)})::activity_kind, ${actorName}, ${detail(earlier)}, clock_timestamp()
      from back b
    )
    select count(*)::int as restored from back`;
  return row?.restored ?? 0;
}

/** Tickets, each with the id of its line of activity. */
function withLines(ids: string[]): Sql {
  return sql`unnest(${ids}::uuid[], ${ids.map(() => newId())}::uuid[]) as l (id, line_id)`;
}

/** A ticket does not go back to somebody who has left. */
function beforeOf(property: TicketProperty): Sql {
  if (property !== "assignee") return sql`c.before`;
  return sql`(select m.user_id::text from memberships m
    where m.workspace_id = c.workspace_id and m.user_id = c.before::uuid)`;
}
