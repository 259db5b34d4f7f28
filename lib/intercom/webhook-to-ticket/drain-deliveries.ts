import type { Scope } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { intercomFor } from "#lib/intercom/client/intercom-for.ts";
import { markReconnectNeeded } from "#lib/intercom/connection/mark-reconnect-needed.ts";
import { noteMissingPermission } from "#lib/intercom/connection/note-missing-permission.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { log } from "#lib/log.ts";
import {
  type Claimed,
  claimDeliveries,
  extendLease,
  finishDelivery,
  type Lease,
  nextDueAt,
} from "./deliveries.ts";
import { processDelivery, type Work } from "./process-delivery.ts";
import { putBack, type Stop, settleFailure } from "./settle-failure.ts";

const slice = 40;
const conversationsAtOnce = 5;
const extendEveryMs = 10_000;

/**
 * Works off a bounded slice of one workspace's deliveries and queues itself again, so that workspaces take turns.
 * While the connection needs a person, everything stays where it is: connecting again queues this job.
 */
export async function drainDeliveries(scope: Scope): Promise<void> {
  const connection = await database.intercomConnection.findUnique({
    where: { workspaceId: scope.workspaceId },
  });
  if (connection?.status === "reconnect_needed") return;
  const { lease, deliveries } = await claimDeliveries(scope, slice);
  const heartbeat = setInterval(
    () => extendLease(scope, lease).catch(noteLateLease),
    extendEveryMs,
  );
  try {
    const token = connection?.status === "connected" ? openToken(connection) : null;
    if (!connection || !token) await ignoreAll(scope, lease, deliveries);
    else {
      const { tokenCiphertext, intercomAppId, region } = connection;
      const work: Work = {
        scope,
        lease,
        connection: { intercomAppId, region },
        intercom: intercomFor({ region, token }),
        noteMissingPermission: (permission) =>
          void noteMissingPermission(scope, permission).catch(warnOfNote),
      };
      await processAll(work, deliveries, () => markReconnectNeeded(scope, { tokenCiphertext }));
    }
  } finally {
    clearInterval(heartbeat);
  }
  await queueNext(scope);
}

async function ignoreAll(scope: Scope, lease: Lease, deliveries: Claimed[]): Promise<void> {
  const outcome = { outcome: "ignored", summary: "Ignored: Intercom is disconnected" } as const;
  for (const { id } of deliveries) {
    await transaction((tx) => finishDelivery(tx, { scope, lease, id }, outcome));
  }
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

async function queueNext(scope: Scope): Promise<void> {
  const next = await nextDueAt(scope);
  if (!next) return;
  await transaction((tx) => drainLater(tx, scope.workspaceId, next.isDue ? undefined : next.at));
}

function warnOfNote(err: unknown): void {
  log.warn({ err }, "a missing permission could not be noted");
}

function noteLateLease(err: unknown): void {
  log.warn({ err }, "a lease could not be extended");
}
