import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { chooseProductKey } from "./product-key.ts";

/** Choosing a key and taking it is one step: the workspace's row is held until the transaction ends. */
export async function addProduct(
  tx: Tx,
  product: { workspaceId: string; name: string },
): Promise<{ id: string; key: string }> {
  const { workspaceId, name } = product;
  await tx.$queryRaw`select 1 from workspaces where id = ${workspaceId}::uuid for no key update`;
  const others = await tx.product.findMany({ where: { workspaceId }, select: { key: true } });
  const key = chooseProductKey(name, new Set(others.map((other) => other.key)));
  const id = newId();
  await tx.product.create({ data: { workspaceId, id, key, name } });
  return { id, key };
}
