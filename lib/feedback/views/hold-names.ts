import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { type Sql, sql } from "#lib/database/sql.ts";
import { AppError } from "#lib/errors.ts";

type Product = { key: string } | { id: string };

/** The product's id. Its row is held until the transaction ends: asking for a name and taking it is one step. */
export async function holdNames(
  tx: Tx,
  { workspaceId }: Member,
  product: Product,
): Promise<string> {
  const which = "key" in product ? sql`key = ${product.key}` : sql`id = ${product.id}::uuid`;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select id::text from products where workspace_id = ${workspaceId}::uuid and ${which}
    for no key update`;
  if (!row) throw new AppError("not_found");
  return row.id;
}

type Wanted = { productId: string; name: string; isShared: boolean; id?: string };

/** Among the shared ones, or among the member's own. Upper and lower case are the same name. */
export async function requireFreeName(
  tx: Tx,
  { workspaceId, userId }: Member,
  { productId, name, isShared, id }: Wanted,
): Promise<void> {
  const whose: Sql = isShared ? sql`is_shared` : sql`not is_shared and owner_id = ${userId}::uuid`;
  const taken = await tx.$queryRaw<unknown[]>`
    select from saved_views where workspace_id = ${workspaceId}::uuid and product_id = ${productId}::uuid
      and ${whose} and lower(name) = lower(${name}) and id is distinct from ${id ?? null}::uuid`;
  if (taken.length === 0) return;
  const which = isShared ? "A shared view" : "A view of yours";
  throw new AppError("conflict", `${which} is called “${name}” already. Choose another name.`);
}
