import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError, ChangedMeanwhile } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { findActor, recordAudit } from "#lib/workspaces/record-audit.ts";
import { addProduct } from "./add-product.ts";
import { lockWatching, refreshWatching } from "./refresh-watching.ts";

export function createProduct(admin: Admin, name: string): Promise<{ id: string; key: string }> {
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    const product = await addProduct(tx, { workspaceId: admin.workspaceId, name });
    await recordAudit(tx, admin, "product created", `${product.key} ${name}`);
    await tellPages(tx, admin, product.id);
    return product;
  });
}

type Renaming = { key: string; name: string; seen: string };

/**
 * The key stays: links and ticket ids keep their meaning. `seen` is the name that the admin was looking at.
 * Throws `not_found`, and `ChangedMeanwhile` when it is another one by now.
 */
export function renameProduct(admin: Admin, { key, name, seen }: Renaming): Promise<void> {
  const { workspaceId } = admin;
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    const product = await lockProduct(tx, admin, key);
    if (product.name === name) return;
    if (product.name !== seen) {
      const done = { action: `product renamed to ${product.name}`, detail: key };
      const by = await findActor(tx, admin, done);
      throw new ChangedMeanwhile({ field: "name", theirs: product.name, by });
    }
    const { id } = product;
    await tx.product.update({ where: { workspaceId_id: { workspaceId, id } }, data: { name } });
    await recordAudit(tx, admin, `product renamed to ${name}`, key);
    await tellPages(tx, admin, id);
  });
}

/** Its trigger tags open no more tickets from now on; everything in it stays. Throws `not_found`. */
export function archiveProduct(admin: Admin, key: string): Promise<void> {
  return setArchived(admin, key, new Date());
}

export function restoreProduct(admin: Admin, key: string): Promise<void> {
  return setArchived(admin, key, null);
}

function setArchived(admin: Admin, key: string, archivedAt: Date | null): Promise<void> {
  const { workspaceId } = admin;
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    await lockWatching(tx, admin);
    await holdTriggerTags(tx, admin, key);
    const { id, isArchived } = await lockProduct(tx, admin, key);
    if (isArchived === (archivedAt !== null)) return;
    await tx.product.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { archivedAt },
    });
    await refreshWatching(tx, admin);
    await recordAudit(tx, admin, archivedAt ? "product archived" : "product restored", key);
    await tellPages(tx, admin, id);
  });
}

type Locked = { id: string; name: string; isArchived: boolean };

async function lockProduct(tx: Tx, { workspaceId }: Admin, key: string): Promise<Locked> {
  const [product] = await tx.$queryRaw<Locked[]>`
    select id::text, name, archived_at is not null as "isArchived" from products
    where workspace_id = ${workspaceId}::uuid and key = ${key}
    for no key update`;
  if (!product) throw new AppError("not_found");
  return product;
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
