import { database, type Tx, transaction } from "#lib/database/client.ts";
import { inTurn } from "#lib/in-turn.ts";
import { readTagging, type Tagging } from "./conversation/read-tagging.ts";
import { decideProducts, findTriggers, type Watching } from "./decide-products.ts";
import type { Work } from "./process-slice.ts";
import type { Claimed } from "./queue/claim-deliveries.ts";
import { finishDeliveries } from "./queue/deliveries.ts";
import { parseJson } from "./request/parse-json.ts";

export type Qualifying = { delivery: Claimed; tagging: Tagging; products: Watching[] };

type Read = { delivery: Claimed; tagging: Tagging | null; ignored: string };

/**
 * Most tags concern nobody: those are told apart, and closed, before Intercom is asked for anything. Answers with the
 * deliveries that some product watches for. Throws LeaseLost; nothing is written then.
 */
export async function pickQualifying(work: Work, deliveries: Claimed[]): Promise<Qualifying[]> {
  const read = await Promise.all(
    deliveries.map((delivery) => inTurn(() => readDelivery(work, delivery))),
  );
  const looked = await decide(database, work, read);
  if (looked.every(isQualifying)) return looked.filter(isQualifying);
  return transaction(async (tx) => {
    // Again, because only now do the switches stay where they are until it is written what came of it.
    const decided = await decide(tx, work, read);
    const closed = decided.filter((each) => !isQualifying(each));
    if (closed.length > 0) await finishDeliveries(tx, work, closed.map(asIgnored));
    return decided.filter(isQualifying);
  });
}

type Decided = Read & { products: Watching[] };

async function decide(tx: Tx, { scope, connection }: Work, read: Read[]): Promise<Decided[]> {
  const { intercomAppId } = connection;
  const tagIds = read.flatMap(({ tagging }) => tagging?.tags.map(({ id }) => id) ?? []);
  const triggers = await findTriggers(tx, scope, { intercomAppId, tagIds: [...new Set(tagIds)] });
  return read.map((each) => ({
    ...each,
    products: [],
    ...(each.tagging && decideProducts(triggers, each.tagging)),
  }));
}

function isQualifying(decided: Decided): decided is Decided & { tagging: Tagging } {
  return decided.tagging !== null && decided.products.length > 0;
}

function readDelivery({ connection }: Work, delivery: Claimed): Read {
  if (delivery.intercomAppId !== connection.intercomAppId) {
    const ignored = "it came from an Intercom workspace that is no longer connected";
    return { delivery, tagging: null, ignored };
  }
  const tagging = delivery.body ? taggingIn(delivery.body) : null;
  return { delivery, tagging, ignored: "the notification names no conversation, tag or time" };
}

function taggingIn(body: Uint8Array): Tagging | null {
  const parsed = parseJson(body);
  return parsed.problem ? null : readTagging(parsed.value);
}

function asIgnored({ delivery, ignored }: { delivery: Claimed; ignored: string }) {
  return { id: delivery.id, outcome: "ignored" as const, summary: `Ignored: ${ignored}` };
}
