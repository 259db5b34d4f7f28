import { transaction } from "#lib/database/client.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-delivery.ts";
import { log } from "#lib/log.ts";
import {
  type Claimed,
  finishDelivery,
  giveUpDelivery,
  LeaseLost,
  postponeDelivery,
} from "./deliveries.ts";

/** Why Intercom must not be asked again, and until when. */
export type Stop = { error: IntercomError; retryAt: Date };

const retryAfterSeconds = [5, 15, 60, 300, 900, 3_600, 10_800];
const outageRetrySeconds = 3_600;

/** Decides what a failed attempt comes to: another try, an end, or a stop of all calls to Intercom. */
export async function settleFailure(
  work: Work,
  delivery: Claimed,
  error: unknown,
  onRevoked: () => Promise<void>,
): Promise<Stop | null> {
  if (error instanceof LeaseLost) return null;
  if (!(error instanceof IntercomError)) {
    log.error({ err: error, deliveryId: delivery.id }, "a delivery could not be processed");
    return tryLater(work, delivery, "Timebook could not process it");
  }
  switch (error.kind) {
    case "not_found":
    case "gone":
      return ignoreDeleted(work, delivery);
    case "unauthorized":
      await onRevoked();
      return stop(work, delivery, error);
    case "rate_limited":
      return stop(work, delivery, error);
    case "permission":
      work.noteMissingPermission(error.permission ?? "Read conversations");
      return tryLater(work, delivery, error.message);
    default:
      // An outage, or a workspace that has not paid, delays the work and never decides it.
      return tryLater(work, delivery, error.message, outageRetrySeconds);
  }
}

export function putBack(work: Work, { id }: Claimed, { error, retryAt }: Stop): Promise<void> {
  const held = { scope: work.scope, lease: work.lease, id };
  return postponeDelivery(held, { summary: error.message, retryAt, countsAsTry: false });
}

async function stop(work: Work, delivery: Claimed, error: IntercomError): Promise<Stop> {
  const stopped = { error, retryAt: error.retryAt ?? new Date() };
  await putBack(work, delivery, stopped);
  return stopped;
}

async function ignoreDeleted({ scope, lease }: Work, { id }: Claimed): Promise<null> {
  const summary = "Ignored: the conversation was deleted in Intercom";
  await transaction((tx) =>
    finishDelivery(tx, { scope, lease, id }, { outcome: "ignored", summary }),
  );
  return null;
}

/** Seven more tries over about five hours, a fifth earlier or later each; then every `lastSeconds`, or a person decides. */
async function tryLater(
  { scope, lease }: Work,
  { id, attempts }: Claimed,
  summary: string,
  lastSeconds?: number,
): Promise<null> {
  const held = { scope, lease, id };
  const seconds = retryAfterSeconds[attempts - 1] ?? lastSeconds;
  if (seconds === undefined) {
    await giveUpDelivery(held, summary);
    return null;
  }
  const jitter = 0.8 + Math.random() * 0.4;
  const retryAt = new Date(Date.now() + seconds * jitter * 1000);
  await postponeDelivery(held, { summary, retryAt, countsAsTry: true });
  return null;
}
