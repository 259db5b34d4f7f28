import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export const activityFilters = ["all", "done", "ignored", "failed"] as const;

export type ActivityFilter = (typeof activityFilters)[number];

export type DeliveryView = {
  id: string;
  topic: string;
  outcome: "waiting" | "done" | "ignored" | "failed";
  summary: string | null;
  receivedAt: Date;
  nextTryAt: Date | null;
  canReplay: boolean;
};

export type Page = { filter: ActivityFilter; before: string | null };
type Row = Omit<DeliveryView, "outcome" | "canReplay"> & {
  state: string;
  outcome: "done" | "ignored" | "failed" | null;
};

export const pageSize = 20;

/** Newest first, as their ids are. `before` is the id of the last one or run shown; a foreign id shows nothing. */
export async function listDeliveries(
  { workspaceId }: Scope,
  { filter, before }: Page,
): Promise<{ deliveries: DeliveryView[]; older: string | null }> {
  const outcome = filter === "all" ? null : filter;
  const rows = await database.$queryRaw<Row[]>`
    select id::text, topic, state::text, outcome::text, summary, received_at as "receivedAt",
      case when state = 'pending' then next_try_at end as "nextTryAt"
    from deliveries
    where workspace_id = ${workspaceId}::uuid
      and (${outcome}::text is null or outcome = ${outcome}::text::delivery_outcome)
      and (${before}::uuid is null or id < (
        select id from deliveries where workspace_id = ${workspaceId}::uuid and id = ${before}::uuid
        union all
        select id from contact_imports where workspace_id = ${workspaceId}::uuid and id = ${before}::uuid
      ))
    order by id desc
    limit ${pageSize + 1}`;
  const deliveries = rows.slice(0, pageSize).map(({ state, outcome: reached, ...row }) => ({
    ...row,
    outcome: reached ?? ("waiting" as const),
    canReplay: state === "dead",
  }));
  const last = deliveries.at(-1);
  return { deliveries, older: rows.length > pageSize && last ? last.id : null };
}
