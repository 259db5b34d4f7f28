import { transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import { finishDeliveries } from "#lib/intercom/webhook-to-ticket/queue/deliveries.ts";
import { describeOutcomes } from "./describe-outcomes.ts";
import { findWhyOff } from "./find-why-off.ts";
import type { Learned } from "./learn-change.ts";
import { saveLearned } from "./learning/save-learned.ts";

/** What was learnt, and the end of its deliveries, in one transaction. Throws LeaseLost; nothing is written then. */
export async function writeChanges(work: Work, learned: Learned[]): Promise<void> {
  const { scope, connection } = work;
  await transaction(async (tx) => {
    const off = await findWhyOff(tx, work);
    if (off) {
      const finished = learned.map(({ delivery }) => ignored(delivery.id, off));
      await finishDeliveries(tx, work, finished);
      return;
    }
    await saveLearned(tx, { scope, intercomAppId: connection.intercomAppId }, learned);
    await finishDeliveries(tx, work, await describeOutcomes(tx, work, learned));
    await faultPoint("contacts.marked");
  });
  await faultPoint("contacts.committed");
}

export function ignored(id: string, why: string) {
  return { id, outcome: "ignored" as const, summary: `Ignored: ${why}` };
}
