import { lockMembership } from "#lib/auth/lock-membership.ts";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { notifyAssignedMany } from "#lib/notifications/notify.ts";
import type { BulkProperty } from "./changing/bulk-property.ts";
import { changeBatch } from "./changing/change-batch.ts";
import { type Bulk, lockBulk } from "./lock-bulk.ts";
import { undoBatch } from "./undoing/undo-batch.ts";

type Wish = { property: BulkProperty; value: string };

/** One batch of it, by whoever it is of and with what they may do by now. Null once there is nothing left to do. */
export async function takeTurn(tx: Tx, member: Member, bulkId: string): Promise<Bulk | null> {
  await lockMembership(tx, member, await findAssignee(tx, member, bulkId));
  const bulk = await lockBulk(tx, member, bulkId);
  if (bulk?.state === "running") {
    await requireAllowed(tx, member, bulk);
    const after = await changeBatch(tx, bulk);
    if (after.state === "done") await tellAssignee(tx, member, after);
    return after;
  }
  if (bulk?.state !== "undoing") return null;
  requireRole(member, bulk);
  return undoBatch(tx, bulk);
}

/** Who is to get the tickets, if somebody is; it never changes. */
async function findAssignee(
  tx: Tx,
  { workspaceId }: Member,
  id: string,
): Promise<string | undefined> {
  const bulk = await tx.bulkAction.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { property: true, value: true },
  });
  return bulk?.property === "assignee" && bulk.value && bulk.value !== "nobody"
    ? bulk.value
    : undefined;
}

/** The membership is locked, and with it nobody leaves. Throws `conflict` with the reason. */
async function requireAllowed(tx: Tx, member: Member, wish: Wish): Promise<void> {
  requireRole(member, wish);
  const { workspaceId } = member;
  const { property, value: userId } = wish;
  if (property !== "assignee" || userId === "nobody") return;
  const key = { workspaceId_userId: { workspaceId, userId } };
  const person = await tx.membership.findUnique({ where: key, select: { userId: true } });
  if (!person) throw new AppError("conflict", "This person is not a member of the workspace.");
}

function requireRole(member: Member, { property }: Pick<Wish, "property">): void {
  if (property === "deleted" && !isAdmin(member)) {
    throw new AppError("conflict", "Only owners and admins of the workspace can delete tickets.");
  }
}

async function tellAssignee(tx: Tx, member: Member, bulk: Bulk): Promise<void> {
  const { workspaceId, id, productId, property, value: assigneeId, changed: count } = bulk;
  if (property !== "assignee" || assigneeId === "nobody") return;
  const change = await tx.bulkChange.findFirst({
    where: { workspaceId, bulkId: id },
    select: { ticketId: true },
  });
  const product = await tx.product.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: productId } },
    select: { key: true },
  });
  const many = { assigneeId, productKey: product.key, count, ticketId: change?.ticketId };
  await notifyAssignedMany(tx, member, many);
}
