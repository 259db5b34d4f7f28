import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { pool } from "#lib/database/pool.ts";

export type Claimed = {
  id: string;
  intercomAppId: string;
  topic: string;
  body: Uint8Array | null;
  attempts: number;
};

export type Lease = { id: string; deliveryIds: string[] };

export type Claim = { lease: Lease; deliveries: Claimed[] };

const leaseSeconds = 30;
const largestClaimBytes = 4 * 1024 * 1024;
const mostLeasesLost = 5;

/**
 * Takes the workspace's next deliveries that are due, taggings before the many replies and the many about contacts, and
 * not more than fit in memory. All times are the database's. The claim does not wait for the disk: one that a crash of the database undoes
 * was never made, and all effects ask for it.
 */
export async function claimDeliveries({ workspaceId }: Scope, limit: number): Promise<Claim> {
  const leaseId = newId();
  const deliveries = await readBodies(
    `
    WITH next AS MATERIALIZED (
      SELECT workspace_id, id, received_at, octet_length(body) AS bytes,
        (topic LIKE 'conversation%')::int + (topic LIKE '%.tag.created')::int AS first
      FROM deliveries
      WHERE workspace_id = $1::uuid AND state = 'pending' AND next_try_at <= now()
      ORDER BY first DESC, received_at, id LIMIT $2
      FOR UPDATE SKIP LOCKED
    ), due AS (
      SELECT workspace_id, id,
        sum(bytes) OVER (ORDER BY first DESC, received_at, id ROWS UNBOUNDED PRECEDING) - bytes AS before
      FROM next
    )
    UPDATE deliveries d
    SET state = 'processing', attempts = d.attempts + 1, lease_id = $3::uuid,
      lease_until = now() + make_interval(secs => $4)
    FROM due, (SELECT set_config('synchronous_commit', 'off', true)) unhurried
    WHERE coalesce(due.before, 0) < $5 AND d.workspace_id = due.workspace_id AND d.id = due.id
    RETURNING d.id, d.intercom_app_id AS "intercomAppId", d.topic, d.body, d.attempts`,
    [workspaceId, limit, leaseId, leaseSeconds, largestClaimBytes],
  );
  return claimOf(leaseId, deliveries);
}

/**
 * Takes one delivery whose worker is gone: alone, because it may be what ends its workers. One that did so five times
 * is given up, for a person to see.
 */
export async function claimAbandoned({ workspaceId }: Scope): Promise<Claim> {
  await database.$executeRaw`
    UPDATE deliveries SET state = 'dead', outcome = 'failed', finished_at = now(), lease_id = NULL,
      lease_until = NULL, summary = 'Timebook’s worker ended each time it worked on this'
    WHERE workspace_id = ${workspaceId}::uuid AND state = 'processing' AND lease_until < now()
      AND leases_lost + 1 >= ${mostLeasesLost}`;
  const leaseId = newId();
  const deliveries = await readBodies(
    `
    UPDATE deliveries d
    SET attempts = d.attempts + 1, leases_lost = d.leases_lost + 1, lease_id = $2::uuid,
      lease_until = now() + make_interval(secs => $3)
    FROM (
      SELECT workspace_id, id FROM deliveries
      WHERE workspace_id = $1::uuid AND state = 'processing' AND lease_until < now()
      ORDER BY leases_lost, received_at, id LIMIT 1
      FOR UPDATE SKIP LOCKED
    ) due
    WHERE d.workspace_id = due.workspace_id AND d.id = due.id
    RETURNING d.id, d.intercom_app_id AS "intercomAppId", d.topic, d.body, d.attempts`,
    [workspaceId, leaseId, leaseSeconds],
  );
  return claimOf(leaseId, deliveries);
}

export async function extendLease({ workspaceId }: Scope, lease: Lease): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries SET lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${lease.deliveryIds}::uuid[])
      AND lease_id = ${lease.id}::uuid AND state = 'processing'`;
}

/** By the driver itself: on their way through Prisma, bodies of 5 MB are there four times at once. */
async function readBodies(sql: string, values: (string | number)[]): Promise<Claimed[]> {
  return (await pool().query<Claimed>(sql, values)).rows;
}

function claimOf(leaseId: string, deliveries: Claimed[]): Claim {
  const inOrder = deliveries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { lease: { id: leaseId, deliveryIds: inOrder.map(({ id }) => id) }, deliveries: inOrder };
}
