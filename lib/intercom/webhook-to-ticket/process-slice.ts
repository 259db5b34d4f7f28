import type { Scope } from "#lib/auth/member.ts";
import { withinMs } from "#lib/deadline.ts";
import { groupCommit } from "#lib/group-commit.ts";
import { isGone } from "#lib/intercom/client/intercom-error.ts";
import type { Intercom } from "#lib/intercom/client/intercom-for.ts";
import type { AskIntercom } from "#lib/intercom/contact-updates/ask-intercom.ts";
import { bringCustomer } from "#lib/intercom/contact-updates/bring-customer.ts";
import { aboutTopic } from "#lib/intercom/contact-updates/contact-topics.ts";
import { updateContacts } from "#lib/intercom/contact-updates/update-contacts.ts";
import { aboutConversation } from "#lib/intercom/conversation-updates/conversation-topics.ts";
import { settleGone } from "#lib/intercom/conversation-updates/settle-gone.ts";
import { updateConversations } from "#lib/intercom/conversation-updates/update-conversations.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { type Known, learnConversation } from "./conversation/learn-conversation.ts";
import { pickQualifying, type Qualifying } from "./pick-qualifying.ts";
import type { Claimed, Lease } from "./queue/claim-deliveries.ts";
import { LeaseLost, releaseLease } from "./queue/deliveries.ts";
import { type Stop, settleFailure } from "./queue/settle-failure.ts";
import { writeTickets } from "./write-tickets.ts";

export type Work = {
  scope: Scope;
  lease: Lease;
  connection: { intercomAppId: string; region: IntercomRegion };
  intercom: Intercom;
  people: AskIntercom;
  noteMissingPermission: (permission: string) => void;
  /** Intercom no longer accepts the access. */
  refuse: () => Promise<void>;
  /** Whether the token is still the one to ask with: asked before each conversation. */
  isCurrent: () => Promise<boolean>;
  stopping: AbortSignal;
};

const conversationsAtOnce = 8;
const longestSliceMs = 60_000;
/** Four calls of 30 s each to Intercom, and the transaction. */
const longestDeliveryMs = 150_000;

/**
 * Works off what was claimed, the taggings first; what it did not come to is put back. One delivery that fails harms no
 * other.
 */
export async function processSlice(work: Work, deliveries: Claimed[]): Promise<void> {
  const until = performance.now() + longestSliceMs;
  const mayGoOn = () => !work.stopping.aborted && performance.now() < until;
  const updates = deliveries.filter(({ topic }) => aboutConversation(topic) !== null);
  const changes = deliveries.filter(({ topic }) => aboutTopic(topic) !== null);
  const taggings = deliveries.filter((one) => !updates.includes(one) && !changes.includes(one));
  const done = [await processTaggings(work, taggings, mayGoOn)];
  const mayAsk = async () =>
    done.every(({ stop }) => !stop) && mayGoOn() && (await work.isCurrent());
  // After the taggings: a reply to a conversation that was just tagged then finds its ticket.
  if (updates.length > 0) done.push(await updateConversations(work, updates, mayAsk));
  if (changes.length > 0) done.push(await updateContacts(work, changes, mayAsk));
  const stop = done.find((each) => each.stop)?.stop ?? null;
  if (stop || done.some(({ isLeft }) => isLeft)) await releaseLease(work, stop);
}

/** `stop`: why Intercom must not be asked again. `isLeft`: there is some that was not come to. */
export type Progress = { stop: Stop | null; isLeft: boolean };

async function processTaggings(
  work: Work,
  deliveries: Claimed[],
  mayGoOn: () => boolean,
): Promise<Progress> {
  const [waiting, isCurrent] = await Promise.all([
    pickOneByOneIfNeeded(work, deliveries),
    work.isCurrent(),
  ]);
  const write = groupCommit<Known, void>({
    write: async (group) => {
      await writeTickets(work, group);
      return group.map(() => undefined);
    },
    atMost: conversationsAtOnce,
    isAboutOne: () => true,
  });
  let stop: Stop | null = null;
  const takeOne = async () => {
    const next = waiting.shift();
    if (next) stop = (await processOne(work, next, write)) ?? stop;
  };
  const takeTurns = async () => {
    while (waiting.length > 0 && !stop && mayGoOn() && (await work.isCurrent())) await takeOne();
  };
  // Alone, because one call shows whether Intercom still lets us in.
  if (isCurrent) await takeOne();
  await Promise.all(Array.from({ length: conversationsAtOnce }, takeTurns));
  return { stop, isLeft: waiting.length > 0 };
}

/** Together it is one look at the switches; a delivery that spoils that is found by taking each alone. */
async function pickOneByOneIfNeeded(work: Work, deliveries: Claimed[]): Promise<Qualifying[]> {
  try {
    return await pickQualifying(work, deliveries);
  } catch (error) {
    if (error instanceof LeaseLost) return [];
    const [first, ...others] = deliveries;
    if (!first) return [];
    if (others.length === 0) {
      await settleFailure(work, first, error);
      return [];
    }
  }
  const each = [];
  for (const delivery of deliveries) each.push(...(await pickOneByOneIfNeeded(work, [delivery])));
  return each;
}

/** Returns why and until when Intercom must not be asked again, if it said so. */
async function processOne(
  work: Work,
  qualifying: Qualifying,
  write: (known: Known) => Promise<void>,
): Promise<Stop | null> {
  const ticket = learnConversation(work, qualifying).then(async (known) => {
    await write(known);
    return known.customer;
  });
  try {
    const late = "A delivery was not processed in time";
    const customer = await withinMs(longestDeliveryMs, late, ticket);
    await bringCustomer(work, customer.intercomId);
    return null;
  } catch (error) {
    const { delivery, tagging } = qualifying;
    if (isGone(error)) return settleGone(work, delivery, tagging.conversationId);
    return settleFailure(work, delivery, error);
  }
}
