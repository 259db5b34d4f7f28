import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Product, productFields } from "./list-products.ts";

export function findProduct(scope: Scope, key: string): Promise<Product | null> {
  return database.product.findUnique({
    where: { workspaceId_key: { workspaceId: scope.workspaceId, key } },
    select: productFields,
  });
}
