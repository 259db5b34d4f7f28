import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import type { BulkProperty } from "./changing/bulk-property.ts";

export type BulkState = "running" | "done" | "undoing" | "undone" | "failed";

export type Bulk = {
  workspaceId: string;
  id: string;
  productId: string;
  userId: string;
  /** In whose name its lines of activity are. */
  actorName: string;
  property: BulkProperty;
  value: string;
  state: BulkState;
  changed: number;
  total: number;
};

/** Holds it until the transaction ends, so that its batches come one after the other. */
export async function lockBulk(
  tx: Tx,
  { workspaceId }: Scope,
  bulkId: string,
): Promise<Bulk | null> {
  const [bulk] = await tx.$queryRaw<Bulk[]>`
    select workspace_id::text as "workspaceId", id::text, product_id::text as "productId",
      user_id::text as "userId", actor_name as "actorName", property, coalesce(value, '') as value,
      state::text, changed, coalesce(total, 0) as total
    from bulk_actions where workspace_id = ${workspaceId}::uuid and id = ${bulkId}::uuid
    for update`;
  return bulk ?? null;
}
