import type { Scope } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { intercomFor } from "#lib/intercom/client/intercom-for.ts";
import { noteMissingPermission } from "#lib/intercom/connection/note-missing-permission.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";
import { log } from "#lib/log.ts";
import { processDelivery, type Work } from "./process-delivery.ts";
import {
  type Claimed,
  claimDeliveries,
  extendLease,
  finishDelivery,
  type Lease,
  nextDueAt,
  postponeDelivery,
} from "./queue/deliveries.ts";
import { findAccess } from "./queue/find-access.ts";
import { putBack, type Stop, settleFailure } from "./queue/settle-failure.ts";

const slice = 40;
const conversationsAtOnce = 5;
const extendEveryMs = 10_000;

/**
 * Works off a bounded slice of one workspace's deliveries and queues itself again, so that workspaces take turns.
 * While the connection needs a person, everything stays where it is: connecting again queues this job.
 */
export async function drainDeliveries(scope: Scope): Promise<void> {
  const access = await findAccess(scope);
  if (access === "needs_person") return;
  await faultPoint("claim.before");
  const { lease, deliveries } = await claimDeliveries(scope, slice);
  await faultPoint("claim.after");
  const heartbeat = setInterval(
    () => extendLease(scope, lease).catch(noteLateLease),
    extendEveryMs,
  );
  try {
    if (access === "disconnected") await ignoreAll(scope, lease, deliveries);
    else {
      const { token, connection, refuse } = access;
      const work: Work = {
        scope,
        lease,
        connection,
        intercom: intercomFor({ region: connection.region, token }),
        noteMissingPermission: (permission) =>
          void noteMissingPermission(scope, permission).catch(warnOfNote),
      };
      await processAll(work, deliveries, refuse);
    }
  } finally {
    clearInterval(heartbeat);
  }
  await queueNext(scope, deliveries.length > 0);
  await faultPoint("done.requeued");
}

async function ignoreAll(scope: Scope, lease: Lease, deliveries: Claimed[]): Promise<void> {
  const outcome = { outcome: "ignored", summary: "Ignored: Intercom is disconnected" } as const;
  for (const { id } of deliveries) {
    const held = { scope, lease, id };
    const closed = await transaction(async (tx) => {
      if (!(await isDisconnected(tx, scope))) return false;
      await finishDelivery(tx, held, outcome);
      return true;
    });
    const later = {
      summary: "Intercom was connected anew",
      retryAt: new Date(0),
      countsAsTry: false,
    };
    if (!closed) await postponeDelivery(held, later);
  }
}

/** Read again and held: somebody may have connected since the work began, and what came after that counts. */
async function isDisconnected(tx: Tx, { workspaceId }: Scope): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM intercom_connections WHERE workspace_id = ${workspaceId}::uuid FOR SHARE`;
  return !row || row.status === "disconnected";
}

async function processAll(
  work: Work,
  deliveries: Claimed[],
  onRevoked: () => Promise<void>,
): Promise<void> {
  const waiting = [...deliveries];
  let stopped: Stop | null = null;
  const takeOne = async () => {
    const next = waiting.shift();
    if (next && stopped) await putBack(work, next, stopped);
    else if (next) stopped = (await processOne(work, next, onRevoked)) ?? stopped;
  };
  const takeTurns = async () => {
    while (waiting.length > 0) await takeOne();
  };
  // Alone, because one call shows whether Intercom still lets us in.
  await takeOne();
  await Promise.all(Array.from({ length: conversationsAtOnce }, takeTurns));
}

/** Returns why and until when Intercom must not be asked again, if it said so. */
async function processOne(
  work: Work,
  delivery: Claimed,
  onRevoked: () => Promise<void>,
): Promise<Stop | null> {
  try {
    await processDelivery(work, delivery);
    return null;
  } catch (error) {
    return settleFailure(work, delivery, error, onRevoked);
  }
}

async function queueNext(scope: Scope, worked: boolean): Promise<void> {
  const next = await nextDueAt(scope);
  const { workspaceId } = scope;
  if (!next && !worked) return;
  await transaction(async (tx) => {
    if (next) await drainLater(tx, workspaceId, next.isDue ? undefined : next.at);
    if (worked) await announce(tx, { workspaceId, kind: "connection" });
  });
}

function warnOfNote(err: unknown): void {
  log.warn({ err }, "a missing permission could not be noted");
}

function noteLateLease(err: unknown): void {
  log.warn({ err }, "a lease could not be extended");
}
