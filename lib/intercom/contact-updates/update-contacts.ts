import { transaction } from "#lib/database/client.ts";
import { askOnce } from "#lib/intercom/client/ask-once.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import type { Progress, Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import { finishDeliveries, LeaseLost } from "#lib/intercom/webhook-to-ticket/queue/deliveries.ts";
import { type Stop, settleFailure } from "#lib/intercom/webhook-to-ticket/queue/settle-failure.ts";
import { parseJson } from "#lib/intercom/webhook-to-ticket/request/parse-json.ts";
import type { AskIntercom } from "./ask-intercom.ts";
import { findWhyOff } from "./find-why-off.ts";
import { type Learned, learnChange, type Told } from "./learn-change.ts";
import { noWords, type Words } from "./learning/judge-absence.ts";
import { type Change, readChange } from "./read-change.ts";
import { ignored, writeChanges } from "./write-changes.ts";

const changesAtOnce = 8;

/**
 * Works off the notifications about contacts and companies. What they show is a hint of whom to ask for: each is asked
 * for once, however many tell of them, and in which order they came does not matter. Returns why Intercom must not be
 * asked again, if so; what was not come to still stands under the lease.
 */
export async function updateContacts(
  work: Work,
  deliveries: Claimed[],
  mayGoOn: () => Promise<boolean>,
): Promise<Progress> {
  const waiting = await readAll(work, deliveries);
  const wordsOf = collectWords(waiting);
  const learned: Learned[] = [];
  let stop: Stop | null = null;
  const intercom = rememberAnswers(work.people);
  const learnNext = async () => {
    const told = waiting.shift();
    if (!told) return;
    try {
      learned.push(await learnChange(work, intercom, told, wordsOf));
    } catch (error) {
      stop =
        stop && isStop(error) ? stop : ((await settleFailure(work, told.delivery, error)) ?? stop);
    }
  };
  const takeTurns = async () => {
    while (waiting.length > 0 && !stop && (await mayGoOn())) await learnNext();
  };
  // Alone, because one call shows whether Intercom still lets us in.
  if (await mayGoOn()) await learnNext();
  await Promise.all(Array.from({ length: changesAtOnce }, takeTurns));
  await write(work, learned);
  return { stop, isLeft: waiting.length > 0 };
}

function isStop(error: unknown): boolean {
  return (
    error instanceof IntercomError &&
    (error.kind === "unauthorized" || error.kind === "rate_limited")
  );
}

/** Together if they can be: one that spoils it is found by writing each alone. */
async function write(work: Work, learned: Learned[]): Promise<void> {
  if (learned.length === 0) return;
  try {
    await writeChanges(work, learned);
  } catch (error) {
    const [first, ...others] = learned;
    if (first && others.length === 0) await settleFailure(work, first.delivery, error);
    else for (const one of learned) await write(work, [one]);
  }
}

/** What names nobody, or comes while the switch is off, is closed before Intercom is asked for anything. */
async function readAll(work: Work, deliveries: Claimed[]): Promise<Told[]> {
  const read = deliveries.map((delivery) => ({ delivery, change: changeIn(work, delivery) }));
  const told = read.flatMap(({ delivery, change }) =>
    typeof change === "string" ? [] : [{ delivery, change }],
  );
  const closed = read.flatMap(({ delivery, change }) =>
    typeof change === "string" ? [ignored(delivery.id, change)] : [],
  );
  try {
    return await transaction(async (tx) => {
      const off = await findWhyOff(tx, work);
      const all = off ? told.map(({ delivery }) => ignored(delivery.id, off)) : [];
      if (closed.length + all.length > 0) await finishDeliveries(tx, work, [...closed, ...all]);
      return off ? [] : told;
    });
  } catch (error) {
    if (error instanceof LeaseLost) return [];
    throw error;
  }
}

/** Or why it is of no use. */
function changeIn({ connection }: Work, { intercomAppId, topic, body }: Claimed): Change | string {
  if (intercomAppId !== connection.intercomAppId) {
    return "it came from an Intercom workspace that is no longer connected";
  }
  const parsed = body && parseJson(body);
  const change = parsed && !parsed.problem ? readChange(topic, parsed.value) : null;
  return change ?? "the notification names no contact or company";
}

function collectWords(all: Told[]): (id: string) => Words {
  const wordsOf = new Map<string, Words>();
  for (const { contactIds, archive, isDeletion } of all.map(({ change }) => change)) {
    for (const id of contactIds) {
      const { archives = [], isDeleted = false } = wordsOf.get(id) ?? {};
      wordsOf.set(id, {
        archives: archive ? [...archives, archive] : archives,
        isDeleted: isDeleted || isDeletion,
      });
    }
  }
  return (id) => wordsOf.get(id) ?? noWords;
}

function rememberAnswers(intercom: AskIntercom): AskIntercom {
  return {
    findContact: askOnce(intercom.findContact),
    listMerged: askOnce(intercom.listMerged),
    findCompany: askOnce(intercom.findCompany),
    isListed: askOnce(intercom.isListed),
  };
}
