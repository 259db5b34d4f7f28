import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { requireProduct } from "#lib/intercom/settings/require-product.ts";
import { lockWatching, refreshWatching } from "#lib/products/refresh-watching.ts";

type Choice = { add?: string[]; remove?: string[] };
type Place = { workspaceId: string; productId: string; intercomAppId: string };

/**
 * Adds to the product's trigger tags and takes away from them, by id; the others stay as they are, whoever chose them
 * meanwhile. One chosen anew counts from now, and cannot be one that was deleted in Intercom.
 */
export async function chooseTriggerTags(
  admin: Admin,
  productId: string,
  { add = [], remove = [] }: Choice,
): Promise<void> {
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    await lockWatching(tx, admin);
    await requireProduct(tx, admin, productId);
    const place = { productId, ...(await connectedTo(tx, admin)) };
    const removed = await tx.triggerTag.deleteMany({ where: { ...place, tagId: { in: remove } } });
    const added = await addTags(tx, place, add);
    if (removed.count + added === 0) return;
    await refreshWatching(tx, admin);
    await recordChange(tx, admin, {
      action: "trigger tags chosen",
      detail: await namesOf(tx, place),
      productId,
    });
  });
}

async function connectedTo(tx: Tx, { workspaceId }: Admin) {
  const connection = await tx.intercomConnection.findUnique({
    where: { workspaceId },
    select: { intercomAppId: true, status: true },
  });
  if (!connection || connection.status === "disconnected") {
    throw new AppError("conflict", "Intercom is not connected.");
  }
  return { workspaceId, intercomAppId: connection.intercomAppId };
}

async function addTags(tx: Tx, place: Place, tagIds: string[]): Promise<number> {
  const { workspaceId, intercomAppId } = place;
  const known = await tx.intercomTag.count({
    where: { workspaceId, intercomAppId, tagId: { in: tagIds }, deletedAt: null },
  });
  if (known < new Set(tagIds).size) {
    throw new AppError("conflict", "That tag is not in Intercom any more. Refresh the tags.");
  }
  const { count } = await tx.triggerTag.createMany({
    data: tagIds.map((tagId) => ({ ...place, tagId })),
    skipDuplicates: true,
  });
  return count;
}

async function namesOf(tx: Tx, place: Place): Promise<string> {
  const chosen = await tx.triggerTag.findMany({
    where: place,
    orderBy: { tag: { name: "asc" } },
    select: { tag: { select: { name: true } } },
  });
  return chosen.map(({ tag }) => tag.name).join(", ");
}
