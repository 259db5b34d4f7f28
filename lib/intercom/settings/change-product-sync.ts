import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { refreshTags } from "#lib/intercom/tags/refresh-tags.ts";
import { refreshWatching } from "#lib/products/refresh-watching.ts";
import { requireProduct } from "./require-product.ts";

/** The product's switch. Turning it on fetches the tags; if that fails, the switch stays on and the page says why. */
export async function changeProductSync(
  admin: Admin,
  productId: string,
  on: boolean,
): Promise<void> {
  const { workspaceId } = admin;
  const connection = await database.intercomConnection.findUnique({
    where: { workspaceId },
    select: { status: true },
  });
  if (on && (!connection || connection.status === "disconnected")) {
    throw new AppError("conflict", "Intercom is not connected.");
  }
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    await requireProduct(tx, admin, productId);
    await tx.productIntercomSettings.upsert({
      where: { workspaceId_productId: { workspaceId, productId } },
      create: { workspaceId, productId, syncFeedback: on },
      update: { syncFeedback: on },
    });
    await refreshWatching(tx, admin);
    const action = `Sync feedback from Intercom turned ${on ? "on" : "off"}`;
    await recordChange(tx, admin, { action, productId });
  });
  if (on && connection?.status === "connected") await refreshTags(admin);
}
