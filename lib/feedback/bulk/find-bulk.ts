import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import type { BulkProperty } from "./changing/bulk-property.ts";
import type { BulkState } from "./lock-bulk.ts";

export type BulkProgress = {
  id: string;
  property: BulkProperty;
  value: string;
  state: BulkState;
  /** Once it is undone: how many somebody changed since, which stay as they are. */
  changed: number;
  /** How many were meant, and how many of them were looked at. */
  total: number;
  seen: number;
  failure: string | null;
};

/** What the member has under way in a product's inbox, or asked for last and ended within ten minutes. */
export async function findBulk(
  { workspaceId, userId }: Member,
  { productId }: { productId: string },
): Promise<BulkProgress | null> {
  const [bulk] = await database.$queryRaw<BulkProgress[]>`
    select b.id::text, b.property, coalesce(b.value, '') as value, b.state::text, b.changed,
      coalesce(b.total, 0) as total, b.failure,
      (select count(*)::int from unnest(b.ticket_ids) as m (id) where m.id <= b.cursor) as seen
    from bulk_actions b
    where b.workspace_id = ${workspaceId}::uuid and b.product_id = ${productId}::uuid and b.user_id = ${userId}::uuid
      and (b.state in ('running', 'undoing') or b.ended_at > now() - interval '10 minutes')
    order by b.state in ('running', 'undoing') desc, b.started_at desc limit 1`;
  return bulk ?? null;
}
