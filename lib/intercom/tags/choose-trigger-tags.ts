import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { requireProduct } from "#lib/intercom/settings/require-product.ts";
import { refreshWatching } from "#lib/products/refresh-watching.ts";

/**
 * Makes exactly these tags, by id, the product's trigger tags. One chosen anew counts from now; one that stays chosen
 * keeps its moment; a deleted one may stay but not be chosen.
 */
export async function chooseTriggerTags(
  admin: Admin,
  productId: string,
  tagIds: string[],
): Promise<void> {
  const { workspaceId } = admin;
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    await requireProduct(tx, admin, productId);
    const connection = await tx.intercomConnection.findUnique({
      where: { workspaceId },
      select: { intercomAppId: true, status: true },
    });
    if (!connection || connection.status === "disconnected") {
      throw new AppError("conflict", "Intercom is not connected.");
    }
    const place = { workspaceId, productId, intercomAppId: connection.intercomAppId };
    await tx.triggerTag.deleteMany({ where: { ...place, tagId: { notIn: tagIds } } });
    const known = await tx.intercomTag.findMany({
      where: {
        workspaceId,
        intercomAppId: place.intercomAppId,
        tagId: { in: tagIds },
        OR: [{ deletedAt: null }, { triggers: { some: { workspaceId, productId } } }],
      },
      select: { tagId: true, name: true },
    });
    if (known.length < new Set(tagIds).size) {
      throw new AppError("conflict", "That tag is not in Intercom any more. Refresh the tags.");
    }
    await tx.triggerTag.createMany({
      data: known.map(({ tagId }) => ({ ...place, tagId })),
      skipDuplicates: true,
    });
    await refreshWatching(tx, admin);
    await recordChange(tx, admin, {
      action: "trigger tags chosen",
      detail: known.map(({ name }) => name).join(", "),
      productId,
    });
  });
}
