import type { Tx } from "#lib/database/client.ts";
import type { Bulk } from "#lib/feedback/bulk/lock-bulk.ts";
import { changeReads } from "./change-reads.ts";
import { changeTickets } from "./change-tickets.ts";

/** One statement changes so many at once. Nobody who works on one of them waits for more. */
export const batchSize = 500;

/**
 * Changes the next of the tickets that were meant, and keeps what each of them was. The caller holds the bulk action's
 * row: the change and how far it has come are one, so a batch is never done twice.
 */
export async function changeBatch(tx: Tx, bulk: Bulk): Promise<Bulk> {
  const { workspaceId, id, property } = bulk;
  const left = await tx.$queryRaw<{ id: string }[]>`
    select m.id::text from bulk_actions b, unnest(b.ticket_ids) as m (id)
    where b.workspace_id = ${workspaceId}::uuid and b.id = ${id}::uuid
      and (b.cursor is null or m.id > b.cursor)
    order by m.id limit ${batchSize + 1}`;
  const next = left.slice(0, batchSize).map((ticket) => ticket.id);
  const ids = await lockListed(tx, bulk, next);
  const changed =
    property === "read"
      ? await changeReads(tx, bulk, ids)
      : await changeTickets(tx, { ...bulk, property }, ids);
  const isDone = left.length <= batchSize;
  await tx.$executeRaw`
    update bulk_actions set cursor = coalesce(${next.at(-1) ?? null}::uuid, cursor),
      changed = changed + ${changed}::int, state = ${isDone ? "done" : "running"}::bulk_action_state,
      ended_at = case when ${isDone} then clock_timestamp() end
    where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid`;
  return { ...bulk, changed: bulk.changed + changed, state: isDone ? "done" : "running" };
}

/** Those of them that lists still show, held in the order of their ids, so that no two bulk actions wait for each other. */
async function lockListed(
  tx: Tx,
  { workspaceId, productId }: Bulk,
  ids: string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select t.id::text from feedback_tickets t
    where t.workspace_id = ${workspaceId}::uuid and t.product_id = ${productId}::uuid
      and t.id = any(${ids}::uuid[]) and t.deleted_at is null and t.merged_into_id is null
    order by t.id for no key update`;
  return rows.map(({ id }) => id);
}
