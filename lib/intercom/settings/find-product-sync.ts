import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type ProductSync = { on: boolean };

/** The product's own switch; off until somebody has turned it on. */
export async function findProductSync(
  { workspaceId }: Scope,
  productId: string,
): Promise<ProductSync> {
  const row = await database.productIntercomSettings.findUnique({
    where: { workspaceId_productId: { workspaceId, productId } },
    select: { syncFeedback: true },
  });
  return { on: row?.syncFeedback ?? false };
}
