import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

export type Claimed = {
  id: string;
  intercomAppId: string;
  topic: string;
  body: Uint8Array | null;
  attempts: number;
};

export type Lease = { id: string; deliveryIds: string[] };

export type Outcome = { outcome: "done" | "ignored"; summary: string };

/** Another worker has this delivery now: whatever was about to be written for it must not be. */
export class LeaseLost extends Error {
  constructor() {
    super("the lease on a delivery was lost");
    this.name = "LeaseLost";
  }
}

const leaseSeconds = 30;

/** Takes the workspace's next deliveries that are due, or whose worker is gone. All times are the database's. */
export async function claimDeliveries(
  scope: Scope,
  limit: number,
): Promise<{ lease: Lease; deliveries: Claimed[] }> {
  const leaseId = newId();
  const deliveries = await database.$queryRaw<Claimed[]>`
    UPDATE deliveries d
    SET state = 'processing', attempts = d.attempts + 1, lease_id = ${leaseId}::uuid,
      lease_until = now() + make_interval(secs => ${leaseSeconds})
    FROM (
      SELECT workspace_id, id FROM deliveries
      WHERE workspace_id = ${scope.workspaceId}::uuid
        AND (state = 'pending' AND next_try_at <= now() OR state = 'processing' AND lease_until < now())
      ORDER BY received_at, id LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    ) due
    WHERE d.workspace_id = due.workspace_id AND d.id = due.id
    RETURNING d.id, d.intercom_app_id AS "intercomAppId", d.topic, d.body, d.attempts`;
  const inOrder = deliveries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { lease: { id: leaseId, deliveryIds: inOrder.map(({ id }) => id) }, deliveries: inOrder };
}

export async function extendLease(scope: Scope, lease: Lease): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries SET lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ANY(${lease.deliveryIds}::uuid[])
      AND lease_id = ${lease.id}::uuid AND state = 'processing'`;
}

type Held = { scope: Scope; lease: Lease; id: string };

/** Closes the delivery in the caller's transaction. Throws LeaseLost, which undoes all else in it. */
export async function finishDelivery(
  tx: Tx,
  held: Held,
  { outcome, summary }: Outcome,
): Promise<void> {
  const changed = await tx.$executeRaw`
    UPDATE deliveries
    SET state = 'done', outcome = ${outcome}::delivery_outcome, summary = ${summary},
      lease_id = NULL, lease_until = NULL, finished_at = now()
    WHERE workspace_id = ${held.scope.workspaceId}::uuid AND id = ${held.id}::uuid
      AND lease_id = ${held.lease.id}::uuid AND state = 'processing'`;
  if (changed === 0) throw new LeaseLost();
}

/** Puts the delivery back. `countsAsTry` is false where not the delivery but the way to Intercom was closed. */
export async function postponeDelivery(
  held: Held,
  { summary, retryAt, countsAsTry }: { summary: string; retryAt: Date; countsAsTry: boolean },
): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries
    SET state = 'pending', outcome = 'failed', summary = ${summary}, next_try_at = ${retryAt}::timestamptz,
      attempts = attempts - ${countsAsTry ? 0 : 1}, lease_id = NULL, lease_until = NULL
    WHERE workspace_id = ${held.scope.workspaceId}::uuid AND id = ${held.id}::uuid
      AND lease_id = ${held.lease.id}::uuid AND state = 'processing'`;
}

export async function giveUpDelivery(held: Held, summary: string): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries
    SET state = 'dead', outcome = 'failed', summary = ${summary}, lease_id = NULL, lease_until = NULL,
      finished_at = now()
    WHERE workspace_id = ${held.scope.workspaceId}::uuid AND id = ${held.id}::uuid
      AND lease_id = ${held.lease.id}::uuid AND state = 'processing'`;
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
