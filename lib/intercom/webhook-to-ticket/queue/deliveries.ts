import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { database } from "#lib/database/client.ts";
import type { Lease } from "./claim-deliveries.ts";

export type Held = { scope: Scope; lease: Lease };

export type Outcome = { outcome: "done" | "ignored"; summary: string };

/** Another worker has this delivery now: whatever was about to be written for it must not be. */
export class LeaseLost extends Error {
  constructor() {
    super("the lease on a delivery was lost");
    this.name = "LeaseLost";
  }
}

/** Closes deliveries in the caller's transaction. Throws LeaseLost, which undoes all else in it. */
export async function finishDeliveries(
  tx: Tx,
  { scope, lease }: Held,
  finished: (Outcome & { id: string })[],
): Promise<void> {
  const changed = await tx.$executeRaw`
    UPDATE deliveries d
    SET state = 'done', outcome = f.outcome::delivery_outcome, summary = f.summary,
      lease_id = NULL, lease_until = NULL, finished_at = now()
    FROM unnest(${finished.map(({ id }) => id)}::uuid[], ${finished.map(({ outcome }) => outcome)}::text[],
      ${finished.map(({ summary }) => summary)}::text[]) AS f (id, outcome, summary)
    WHERE d.workspace_id = ${scope.workspaceId}::uuid AND d.id = f.id
      AND d.lease_id = ${lease.id}::uuid AND d.state = 'processing'`;
  if (changed < finished.length) throw new LeaseLost();
}

type Later = { summary: string; retryAt: Date };

/** Puts a delivery back after a try that failed. */
export async function postponeDelivery(
  { scope, lease }: Held,
  id: string,
  { summary, retryAt }: Later,
): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries
    SET state = 'pending', outcome = 'failed', summary = ${summary}, next_try_at = ${retryAt}::timestamptz,
      lease_id = NULL, lease_until = NULL
    WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${id}::uuid
      AND lease_id = ${lease.id}::uuid AND state = 'processing'`;
}

/** Puts back whatever the lease still holds, as if it had not been taken; `later` says why and until when it waits. */
export async function releaseLease({ scope, lease }: Held, later: Later | null): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries
    SET state = 'pending', attempts = attempts - 1, lease_id = NULL, lease_until = NULL,
      outcome = CASE WHEN ${later !== null} THEN 'failed'::delivery_outcome ELSE outcome END,
      summary = coalesce(${later?.summary ?? null}, summary),
      next_try_at = coalesce(${later?.retryAt ?? null}::timestamptz, next_try_at)
    WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ANY(${lease.deliveryIds}::uuid[])
      AND lease_id = ${lease.id}::uuid AND state = 'processing'`;
}

export async function giveUpDelivery(
  { scope, lease }: Held,
  id: string,
  summary: string,
): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries
    SET state = 'dead', outcome = 'failed', summary = ${summary}, lease_id = NULL, lease_until = NULL,
      finished_at = now()
    WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${id}::uuid
      AND lease_id = ${lease.id}::uuid AND state = 'processing'`;
}

/** When the workspace's next delivery is due: null if none waits, now or earlier if one can be taken at once. */
export async function nextDueAt(scope: Scope): Promise<{ at: Date; isDue: boolean } | null> {
  const [next] = await database.$queryRaw<{ at: Date | null; due: boolean | null }[]>`
    SELECT min(at) AS at, min(at) <= now() AS due FROM (
      SELECT min(next_try_at) AS at FROM deliveries
      WHERE workspace_id = ${scope.workspaceId}::uuid AND state = 'pending'
      UNION ALL
      SELECT min(lease_until) FROM deliveries
      WHERE workspace_id = ${scope.workspaceId}::uuid AND state = 'processing'
    ) both_states`;
  return next?.at ? { at: next.at, isDue: next.due === true } : null;
}
