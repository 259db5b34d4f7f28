import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type Product = {
  id: string;
  key: string;
  name: string;
  createdAt: Date;
  archivedAt: Date | null;
};

export const productFields = {
  id: true,
  key: true,
  name: true,
  createdAt: true,
  archivedAt: true,
} as const;

/** In the order they were made; the archived ones too. */
export function listProducts(scope: Scope): Promise<Product[]> {
  return database.product.findMany({
    where: { workspaceId: scope.workspaceId },
    select: productFields,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
