import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import type { TagAdded, Tagging } from "./conversation/read-tagging.ts";

export type Watching = {
  productId: string;
  productName: string;
  productKey: string;
  tags: TagAdded[];
};

export type Decision = { products: Watching[]; ignored: string };

export type Trigger = {
  productId: string;
  productName: string;
  productKey: string;
  archived: boolean;
  productOn: boolean;
  tagId: string;
  watchingSince: Date | null;
};

/** What stands about these tags, of any product. Every switch on their way stays where it is until the transaction ends. */
export async function findTriggers(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, tagIds }: { intercomAppId: string; tagIds: string[] },
): Promise<Trigger[]> {
  return tx.$queryRaw<Trigger[]>`
    SELECT t.product_id AS "productId", p.name AS "productName", p.key AS "productKey",
      p.archived_at IS NOT NULL AS archived, coalesce(s.sync_feedback, false) AS "productOn",
      t.tag_id AS "tagId", t.watching_since AS "watchingSince"
    FROM trigger_tags t
    JOIN products p ON p.workspace_id = t.workspace_id AND p.id = t.product_id
    LEFT JOIN product_intercom_settings s ON s.workspace_id = t.workspace_id AND s.product_id = t.product_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.intercom_app_id = ${intercomAppId}
      AND t.tag_id = ANY(${tagIds}::text[])
    ORDER BY t.product_id, t.tag_id
    FOR SHARE OF t`;
}

/** The gate of PRODUCT §1: which products watch these tags since before they were added, in whole seconds, inclusive. */
export function decideProducts(triggers: Trigger[], tagging: Tagging): Decision {
  const tagIds = new Set(tagging.tags.map(({ id }) => id));
  const rows = triggers.filter(({ tagId }) => tagIds.has(tagId));
  const products = rows
    .filter(
      ({ watchingSince }) => watchingSince && secondOf(watchingSince) <= secondOf(tagging.addedAt),
    )
    .reduce((found, { productId, productName, productKey, tagId }) => {
      const known = found.get(productId);
      const tags = [...(known?.tags ?? []), ...tagging.tags.filter(({ id }) => id === tagId)];
      return found.set(productId, { productId, productName, productKey, tags });
    }, new Map<string, Watching>());
  return { products: [...products.values()], ignored: whyIgnored(rows, tagging) };
}

function secondOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

function whyIgnored(rows: Trigger[], tagging: Tagging): string {
  const [row] = rows;
  if (!row) {
    const [first, second] = tagging.tags.map(({ name }) => name);
    return second
      ? `tags ${tagging.tags.map(({ name }) => name).join(", ")} are not trigger tags of any product`
      : `tag ${first} is not a trigger tag of any product`;
  }
  if (row.archived) return `${row.productName} is archived`;
  if (!row.productOn) return `Sync feedback from Intercom is off in ${row.productName}`;
  if (row.watchingSince === null) return "Sync feedback is off";
  const tag = tagging.tags.find(({ id }) => id === row.tagId)?.name ?? row.tagId;
  return `${tag} was added before ${row.productName} watched it`;
}
