import type { Tx } from "#lib/database/client.ts";
import { batchSize } from "#lib/feedback/bulk/changing/change-batch.ts";
import { restoreReads } from "#lib/feedback/bulk/changing/change-reads.ts";
import { restoreTickets } from "#lib/feedback/bulk/changing/change-tickets.ts";
import type { Bulk } from "#lib/feedback/bulk/lock-bulk.ts";

/**
 * Makes the next of the changed tickets what they were, under the same conditions. What is left of `changed` in the end
 * are those that somebody changed since.
 */
export async function undoBatch(tx: Tx, bulk: Bulk): Promise<Bulk> {
  const { workspaceId, id, property } = bulk;
  const left = await tx.$queryRaw<{ id: string }[]>`
    select c.ticket_id::text as id from bulk_changes c
    join bulk_actions b on b.workspace_id = c.workspace_id and b.id = c.bulk_id
    where c.workspace_id = ${workspaceId}::uuid and c.bulk_id = ${id}::uuid
      and (b.cursor is null or c.ticket_id > b.cursor)
    order by c.ticket_id limit ${batchSize + 1}`;
  const next = left.slice(0, batchSize).map((ticket) => ticket.id);
  await tx.$executeRaw`
    select from feedback_tickets where workspace_id = ${workspaceId}::uuid and id = any(${next}::uuid[])
    order by id for no key update`;
  const restored =
    property === "read"
      ? await restoreReads(tx, bulk, next)
      : await restoreTickets(tx, { ...bulk, property }, next);
  const isDone = left.length <= batchSize;
  await tx.$executeRaw`
    update bulk_actions set cursor = coalesce(${next.at(-1) ?? null}::uuid, cursor),
      changed = changed - ${restored}::int, state = ${isDone ? "undone" : "undoing"}::bulk_action_state,
      ended_at = case when ${isDone} then clock_timestamp() end
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid`;
  return { ...bulk, changed: bulk.changed - restored, state: isDone ? "undone" : "undoing" };
}
