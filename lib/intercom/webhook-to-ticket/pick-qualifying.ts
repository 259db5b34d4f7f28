import { transaction } from "#lib/database/client.ts";
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
  const reading = deliveries.map((delivery) => inTurn(() => readDelivery(work, delivery)));
  const read = await Promise.all(reading);
  const { intercomAppId } = work.connection;
  const tagIds = read.flatMap(({ tagging }) => tagging?.tags.map(({ id }) => id) ?? []);
  return transaction(async (tx) => {
    const triggers = await findTriggers(tx, work.scope, {
      intercomAppId,
      tagIds: [...new Set(tagIds)],
    });
    const decided = read.map(({ delivery, tagging, ignored }) => ({
      delivery,
      tagging,
      ...(tagging ? decideProducts(triggers, tagging) : { products: [], ignored }),
    }));
    const closed = decided.filter(({ products }) => products.length === 0);
    if (closed.length > 0) await finishDeliveries(tx, work, closed.map(asIgnored));
    return decided.flatMap(({ delivery, tagging, products }) =>
      tagging && products.length > 0 ? [{ delivery, tagging, products }] : [],
    );
  });
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
