import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";
import { addProduct } from "./add-product.ts";
import { refreshWatching } from "./refresh-watching.ts";

export function createProduct(admin: Admin, name: string): Promise<{ id: string; key: string }> {
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    const product = await addProduct(tx, { workspaceId: admin.workspaceId, name });
    await recordAudit(tx, admin, "product created", `${product.key} ${name}`);
    await tellPages(tx, admin, product.id);
    return product;
  });
}

/** The key stays: links and ticket ids keep their meaning. Throws `not_found`. */
export function renameProduct(admin: Admin, product: { key: string; name: string }): Promise<void> {
  return change(admin, product.key, { name: product.name }, `product renamed to ${product.name}`);
}

/** Its trigger tags open no more tickets from now on; everything in it stays. Throws `not_found`. */
export function archiveProduct(admin: Admin, key: string): Promise<void> {
  return change(admin, key, { archivedAt: new Date() }, "product archived");
}

export function restoreProduct(admin: Admin, key: string): Promise<void> {
  return change(admin, key, { archivedAt: null }, "product restored");
}

function change(
  admin: Admin,
  key: string,
  data: { name?: string; archivedAt?: Date | null },
  action: string,
): Promise<void> {
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    await holdTriggerTags(tx, admin, key);
    const [product] = await tx.product.updateManyAndReturn({
      where: { workspaceId: admin.workspaceId, key },
      data,
      select: { id: true },
    });
    if (!product) throw new AppError("not_found");
    await refreshWatching(tx, admin);
    await recordAudit(tx, admin, action, key);
    await tellPages(tx, admin, product.id);
  });
}

// A delivery holds the trigger tags before it counts up the product's tickets: the other order would deadlock.
async function holdTriggerTags(tx: Tx, { workspaceId }: Admin, key: string): Promise<void> {
  await tx.$queryRaw`
    select t.tag_id from trigger_tags t
    join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    where t.workspace_id = ${workspaceId}::uuid and p.key = ${key}
    order by t.intercom_app_id, t.tag_id
    for update of t`;
}

async function tellPages(tx: Tx, admin: Admin, productId: string): Promise<void> {
  await announce(tx, { workspaceId: admin.workspaceId, productId, kind: "settings" });
}
