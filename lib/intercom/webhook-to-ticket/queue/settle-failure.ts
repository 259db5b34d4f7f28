import { transaction } from "#lib/database/client.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import { log } from "#lib/log.ts";
import type { Claimed } from "./claim-deliveries.ts";
import { finishDeliveries, giveUpDelivery, LeaseLost, postponeDelivery } from "./deliveries.ts";

/** Why Intercom must not be asked again, and until when. */
export type Stop = { summary: string; retryAt: Date };

const retryAfterSeconds = [5, 15, 60, 300, 900, 3_600, 10_800];
const outageRetrySeconds = 3_600;

/**
 * Decides what a failed attempt comes to: another try, an end, or a stop of all calls to Intercom, after which the
 * delivery still stands under its lease.
 */
export async function settleFailure(
  work: Work,
  delivery: Claimed,
  error: unknown,
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
      await work.refuse();
      return stopOf(error);
    case "rate_limited":
      return stopOf(error);
    case "permission":
      work.noteMissingPermission(error.permission ?? "Read conversations");
      return tryLater(work, delivery, error.message);
    default:
      // An outage, or a workspace that has not paid, delays the work and never decides it.
      return tryLater(work, delivery, error.message, outageRetrySeconds);
  }
}

function stopOf({ message, retryAt }: IntercomError): Stop {
  return { summary: message, retryAt: retryAt ?? new Date() };
}

async function ignoreDeleted(work: Work, { id }: Claimed): Promise<null> {
  const summary = "Ignored: the conversation was deleted in Intercom";
  await transaction((tx) => finishDeliveries(tx, work, [{ id, outcome: "ignored", summary }]));
  return null;
}

/** Seven more tries over about five hours, a fifth earlier or later each; then every `lastSeconds`, or a person decides. */
async function tryLater(
  work: Work,
  { id, attempts }: Claimed,
  summary: string,
  lastSeconds?: number,
): Promise<null> {
  const seconds = retryAfterSeconds[attempts - 1] ?? lastSeconds;
  if (seconds === undefined) {
    await giveUpDelivery(work, id, summary);
    return null;
  }
  const jitter = 0.8 + Math.random() * 0.4;
  const retryAt = new Date(Date.now() + seconds * jitter * 1000);
  await postponeDelivery(work, id, { summary, retryAt });
  return null;
}
