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

type Row = {
  product_id: string;
  product_name: string;
  product_key: string;
  archived: boolean;
  product_on: boolean;
  tag_id: string;
  watching_since: Date | null;
  counts: boolean;
};

/**
 * The gate of PRODUCT §1: which products watch these tags since before they were added, in whole seconds, inclusive.
 * The rows stay locked until the transaction ends, so no switch can move between the decision and the ticket.
 */
export async function decideProducts(
  tx: Tx,
  scope: Scope,
  { intercomAppId, tagging }: { intercomAppId: string; tagging: Tagging },
): Promise<Decision> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT t.product_id, p.name AS product_name, p.key AS product_key, p.archived_at IS NOT NULL AS archived,
      coalesce(s.sync_feedback, false) AS product_on, t.tag_id, t.watching_since,
      coalesce(date_trunc('second', t.watching_since) <= date_trunc('second', ${tagging.addedAt}::timestamptz), false) AS counts
    FROM trigger_tags t
    JOIN products p ON p.workspace_id = t.workspace_id AND p.id = t.product_id
    LEFT JOIN product_intercom_settings s ON s.workspace_id = t.workspace_id AND s.product_id = t.product_id
    WHERE t.workspace_id = ${scope.workspaceId}::uuid AND t.intercom_app_id = ${intercomAppId}
      AND t.tag_id = ANY(${tagging.tags.map(({ id }) => id)})
    ORDER BY t.product_id, t.tag_id
    FOR SHARE OF t`;
  const products = rows
    .filter(({ counts }) => counts)
    .reduce((found, row) => {
      const known = found.get(row.product_id);
      const tags = tagging.tags.filter(({ id }) => id === row.tag_id);
      return found.set(row.product_id, {
        productId: row.product_id,
        productName: row.product_name,
        productKey: row.product_key,
        tags: [...(known?.tags ?? []), ...tags],
      });
    }, new Map<string, Watching>());
  return { products: [...products.values()], ignored: whyIgnored(rows, tagging) };
}

function whyIgnored(rows: Row[], tagging: Tagging): string {
  const [row] = rows;
  if (!row) {
    const [first, second] = tagging.tags.map(({ name }) => name);
    return second
      ? `tags ${tagging.tags.map(({ name }) => name).join(", ")} are not trigger tags of any product`
      : `tag ${first} is not a trigger tag of any product`;
  }
  if (row.archived) return `${row.product_name} is archived`;
  if (!row.product_on) return `Sync feedback from Intercom is off in ${row.product_name}`;
  if (row.watching_since === null) return "Sync feedback is off";
  const tag = tagging.tags.find(({ id }) => id === row.tag_id)?.name ?? row.tag_id;
  return `${tag} was added before ${row.product_name} watched it`;
}
