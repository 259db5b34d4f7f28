import type { Scope } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { intercomFor } from "#lib/intercom/client/intercom-for.ts";
import { rememberPeople } from "#lib/intercom/client/remember-people.ts";
import { type Access, findAccess } from "#lib/intercom/connection/find-access.ts";
import { noteMissingPermission } from "#lib/intercom/connection/note-missing-permission.ts";
import { askIntercom } from "#lib/intercom/contact-updates/ask-intercom.ts";
import { redactClaimed } from "#lib/intercom/erasure/redact-claimed.ts";
import { redactWaiting } from "#lib/intercom/erasure/redact-waiting.ts";
import { paceOf } from "#lib/intercom/rate-budget/pace-of.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";
import { log } from "#lib/log.ts";
import { processSlice } from "./process-slice.ts";
import { awaitReceivers } from "./queue/await-receivers.ts";
import {
  type Claim,
  claimAbandoned,
  claimDeliveries,
  extendLease,
  type Lease,
} from "./queue/claim-deliveries.ts";
import { nextDueAt } from "./queue/deliveries.ts";
import { ignoreDisconnected } from "./queue/ignore-disconnected.ts";

const slice = 40;
const extendEveryMs = 10_000;

/**
 * Works off a bounded slice of one workspace's deliveries and queues itself again, so that workspaces take turns.
 * While the connection needs a person, everything stays where it is: connecting again queues this job.
 * `stopping` ends the work early; what was not begun is put back.
 */
export async function drainDeliveries(scope: Scope, stopping: AbortSignal): Promise<void> {
  const [access] = await Promise.all([findAccess(scope), awaitReceivers(scope)]);
  if (access === "needs_person") return redactWaiting(scope);
  await faultPoint("claim.before");
  const due = await claimDeliveries(scope, slice);
  await faultPoint("claim.after");
  const worked = await workOff(scope, access, due, stopping);
  const abandoned = await claimAbandoned(scope);
  const rescued = await workOff(scope, access, abandoned, stopping);
  await queueNext(scope, worked || rescued);
  await faultPoint("done.requeued");
}

/** False if there was nothing to do. */
async function workOff(
  scope: Scope,
  access: Access | "disconnected",
  { lease, deliveries: claimed }: Claim,
  stopping: AbortSignal,
): Promise<boolean> {
  if (claimed.length === 0) return false;
  const heartbeat = setInterval(() => void keepLease(scope, lease), extendEveryMs);
  try {
    const deliveries = await redactClaimed(scope, claimed);
    if (access === "disconnected") {
      await ignoreDisconnected({ scope, lease });
      return true;
    }
    const { token, connection, refuse, isCurrent } = access;
    const work = {
      scope,
      lease,
      connection,
      intercom: rememberPeople(
        intercomFor({ region: connection.region, token, pace: paceOf(scope) }),
      ),
      people: askIntercom({ scope, region: connection.region, token }),
      noteMissingPermission: (permission: string) => noteMissing(scope, permission),
      refuse,
      isCurrent,
      stopping,
    };
    await processSlice(work, deliveries);
    return true;
  } finally {
    clearInterval(heartbeat);
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

function noteMissing(scope: Scope, permission: string): void {
  noteMissingPermission(scope, permission).catch((err) =>
    log.warn({ err }, "a missing permission could not be noted"),
  );
}

async function keepLease(scope: Scope, lease: Lease): Promise<void> {
  await extendLease(scope, lease).catch((err) =>
    log.warn({ err }, "a lease could not be extended"),
  );
}
