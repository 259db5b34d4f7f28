import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { join, type Sql, sql } from "#lib/database/sql.ts";
import { AppError } from "#lib/errors.ts";
import { type InboxQuery, writeInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { ticketsOf } from "#lib/feedback/inbox/tickets-of.ts";
import { bulkLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";
import type { BulkProperty } from "./changing/bulk-property.ts";
import type { Bulk } from "./lock-bulk.ts";
import { takeTurn } from "./take-turn.ts";

/** These tickets, or all that the inbox shows. */
type Meant = { ticketIds: string[] } | { query: InboxQuery };

export type Wish = {
  productKey: string;
  property: BulkProperty;
  /** As a form sends it: "nobody", an empty text for no snooze, "yes" and "no". */
  value: string;
  meant: Meant;
};

/**
 * Which tickets are meant is settled now, and the first 500 are changed now; the rest follows in the background. Throws
 * `not_found` for a product of somewhere else, and `conflict` with the reason why it may not be.
 */
export function startBulk(member: Member, wish: Wish): Promise<Bulk> {
  const { workspaceId } = member;
  return transaction(async (tx) => {
    await lockMembership(tx, member);
    const product = await tx.product.findUnique({
      where: { workspaceId_key: { workspaceId, key: wish.productKey } },
      select: { id: true },
    });
    if (!product) throw new AppError("not_found");
    const id = await keepWish(tx, member, { ...wish, productId: product.id });
    const bulk = await takeTurn(tx, member, id);
    if (!bulk) throw new Error("A bulk action that was just begun has ended");
    if (bulk.state === "running") await bulkLater(tx, workspaceId);
    if (bulk.changed > 0) {
      await announce(tx, { workspaceId, productId: product.id, kind: "tickets" });
    }
    return bulk;
  });
}

async function keepWish(
  tx: Tx,
  member: Member,
  { productId, property, value, meant }: Wish & { productId: string },
): Promise<string> {
  const { workspaceId, userId, userName } = member;
  const id = newId();
  const search = "query" in meant ? writeInboxQuery(meant.query) : null;
  await tx.$executeRaw`
    insert into bulk_actions (workspace_id, id, product_id, user_id, actor_name, property, value, search,
      ticket_ids, total)
    select ${workspaceId}::uuid, ${id}::uuid, ${productId}::uuid, ${userId}::uuid, ${userName}, ${property},
      ${value}, ${search}, coalesce(array_agg(m.id order by m.id), '{}'), count(*)
    from (select r.id ${rowsOf(member, { productId, meant })}) m`;
  return id;
}

function rowsOf(member: Member, { productId, meant }: { productId: string; meant: Meant }): Sql {
  if ("query" in meant) {
    const { rows, filter } = ticketsOf(member, { productId, query: meant.query });
    return join([rows, ...filter], " and ");
  }
  return sql`from feedback_tickets r
    where r.workspace_id = ${member.workspaceId}::uuid and r.product_id = ${productId}::uuid
      and r.deleted_at is null and r.merged_into_id is null and r.id = any(${meant.ticketIds}::uuid[])`;
}
