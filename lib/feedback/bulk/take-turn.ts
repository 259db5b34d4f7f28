import { lockMembership } from "#lib/auth/lock-membership.ts";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import type { BulkProperty } from "./bulk-property.ts";
import { changeBatch } from "./change-batch.ts";
import { type Bulk, lockBulk } from "./lock-bulk.ts";
import { undoBatch } from "./undo-batch.ts";

type Wish = { property: BulkProperty; value: string };

/** One batch of it, by whoever it is of and with what they may do by now. Null once there is nothing left to do. */
export async function takeTurn(tx: Tx, member: Member, bulkId: string): Promise<Bulk | null> {
  await lockMembership(tx, member);
  const bulk = await lockBulk(tx, member, bulkId);
  if (bulk?.state === "running") {
    await requireAllowed(tx, member, bulk);
    return changeBatch(tx, bulk);
  }
  if (bulk?.state !== "undoing") return null;
  requireRole(member, bulk);
  return undoBatch(tx, bulk);
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
