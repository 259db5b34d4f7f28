import { lockMembership } from "#lib/auth/lock-membership.ts";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { type Bulk, lockBulk } from "#lib/feedback/bulk/lock-bulk.ts";
import { takeTurn } from "#lib/feedback/bulk/take-turn.ts";
import { bulkLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";

/**
 * Ends it where it is still running, and makes what it changed what it was: the first 500 now, the rest in the
 * background. Throws `not_found` for another's, unless an admin takes it over, and `conflict` for a role that may not.
 */
export function undoBulk(
  member: Member,
  { productKey, bulkId }: { productKey: string; bulkId: string },
): Promise<Bulk> {
  const { workspaceId } = member;
  return transaction(async (tx) => {
    await lockMembership(tx, member);
    const bulk = await lockOwn(tx, member, { productKey, bulkId });
    if (bulk.state === "undone" || bulk.state === "undoing") return bulk;
    await takeOver(tx, member, bulkId);
    const undone = (await takeTurn(tx, member, bulkId)) ?? bulk;
    if (undone.state === "undoing") await bulkLater(tx, workspaceId);
    await announce(tx, { workspaceId, productId: bulk.productId, kind: "tickets" });
    return undone;
  });
}

async function lockOwn(
  tx: Tx,
  member: Member,
  { productKey, bulkId }: { productKey: string; bulkId: string },
): Promise<Bulk> {
  const bulk = await lockBulk(tx, member, bulkId);
  const product = await tx.product.findUnique({
    where: { workspaceId_key: { workspaceId: member.workspaceId, key: productKey } },
    select: { id: true },
  });
  const isTheirs = bulk?.userId === member.userId || (isAdmin(member) && bulk?.property !== "read");
  if (!bulk || bulk.productId !== product?.id || !isTheirs) throw new AppError("not_found");
  return bulk;
}

/** From now on it is done by whoever undoes it, in their name and with what they may do. */
async function takeOver(tx: Tx, member: Member, bulkId: string): Promise<void> {
  const { workspaceId, userId, userName: actorName } = member;
  await tx.bulkAction.update({
    where: { workspaceId_id: { workspaceId, id: bulkId } },
    data: { userId, actorName, state: "undoing", cursor: null, endedAt: null, failure: null },
  });
}
