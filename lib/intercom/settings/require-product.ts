import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";

/** Throws `not_found` for a product that is not of this workspace, and `conflict` for one that is archived. */
export async function requireProduct(
  tx: Tx,
  { workspaceId }: Scope,
  productId: string,
): Promise<void> {
  const found = await tx.product.findFirst({
    where: { workspaceId, id: productId },
    select: { archivedAt: true },
  });
  if (!found) throw new AppError("not_found");
  if (found.archivedAt) throw new AppError("conflict", archived);
}

const archived =
  "Nothing was saved: this product is archived. It can be restored in its settings, under General.";
