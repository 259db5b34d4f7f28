import type { Progress, Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import { type Stop, settleFailure } from "#lib/intercom/webhook-to-ticket/queue/settle-failure.ts";
import { learnUpdate } from "./learn-update.ts";
import { type Group, pickGroups } from "./pick-groups.ts";
import { writeUpdate } from "./write-update.ts";

const conversationsAtOnce = 8;

/**
 * Works off what tells how conversations go on. Each is read again once, however many notifications tell of it, and in
 * which order they came does not matter. Returns why Intercom must not be asked again, if so; what was not come to
 * still stands under the lease.
 */
export async function updateConversations(
  work: Work,
  deliveries: Claimed[],
  mayGoOn: () => Promise<boolean>,
): Promise<Progress> {
  const waiting = await pickGroups(work, deliveries);
  let stop: Stop | null = null;
  const updateNext = async () => {
    const group = waiting.shift();
    if (group) stop = (await updateOne(work, group)) ?? stop;
  };
  const takeTurns = async () => {
    while (waiting.length > 0 && !stop && (await mayGoOn())) await updateNext();
  };
  // Alone, because one call shows whether Intercom still lets us in.
  if (await mayGoOn()) await updateNext();
  await Promise.all(Array.from({ length: conversationsAtOnce }, takeTurns));
  return { stop, isLeft: waiting.length > 0 };
}

async function updateOne(work: Work, group: Group): Promise<Stop | null> {
  try {
    await writeUpdate(work, await learnUpdate(work, group));
    return null;
  } catch (error) {
    let stop: Stop | null = null;
    for (const { delivery } of group.told)
      stop = (await settleFailure(work, delivery, error)) ?? stop;
    return stop;
  }
}
