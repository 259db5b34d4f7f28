import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { database, type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { refreshTags } from "#lib/intercom/tags/refresh-tags.ts";
import { lockWatching, refreshWatching } from "#lib/products/refresh-watching.ts";
import { requireProduct } from "./require-product.ts";

/**
 * The product's switch. Turning it on fetches the tags; if that fails, the switch stays on and the page says why.
 * Turning it to what it is already changes nothing and is no event.
 */
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
  const changed = await transaction((tx) => turn(tx, admin, { productId, on }));
  if (changed && on && connection?.status === "connected") await refreshTags(admin);
}

async function turn(
  tx: Tx,
  admin: Admin,
  { productId, on }: { productId: string; on: boolean },
): Promise<boolean> {
  const { workspaceId } = admin;
  await lockMembership(tx, admin);
  await lockWatching(tx, admin);
  await requireProduct(tx, admin, productId);
  const key = { workspaceId_productId: { workspaceId, productId } };
  const before = await tx.productIntercomSettings.findUnique({ where: key });
  if ((before?.syncFeedback ?? false) === on) return false;
  await tx.productIntercomSettings.upsert({
    where: key,
    create: { workspaceId, productId, syncFeedback: on },
    update: { syncFeedback: on },
  });
  await refreshWatching(tx, admin);
  const action = `Sync feedback from Intercom turned ${on ? "on" : "off"}`;
  await recordChange(tx, admin, { action, productId });
  return true;
}
