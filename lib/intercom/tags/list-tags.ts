import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type TagView = {
  id: string;
  name: string;
  deleted: boolean;
  chosen: boolean;
  alsoIn: string[];
};

type Product = { productId: string; intercomAppId: string };

/** The tags a product may choose from, and the deleted ones it still has. `alsoIn`: other products that watch it. */
export async function listTags(
  { workspaceId }: Scope,
  { productId, intercomAppId }: Product,
): Promise<TagView[]> {
  const rows = await database.intercomTag.findMany({
    where: {
      workspaceId,
      intercomAppId,
      OR: [{ deletedAt: null }, { triggers: { some: { workspaceId, productId } } }],
    },
    orderBy: { name: "asc" },
    select: {
      tagId: true,
      name: true,
      deletedAt: true,
      triggers: {
        where: { product: { archivedAt: null } },
        select: { productId: true, product: { select: { name: true } } },
      },
    },
  });
  return rows.map((row) => ({
    id: row.tagId,
    name: row.name,
    deleted: row.deletedAt !== null,
    chosen: row.triggers.some((trigger) => trigger.productId === productId),
    alsoIn: row.triggers.flatMap((trigger) =>
      trigger.productId === productId ? [] : [trigger.product.name],
    ),
  }));
}
