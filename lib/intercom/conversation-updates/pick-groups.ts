import { database, transaction } from "#lib/database/client.ts";
import { inTurn } from "#lib/in-turn.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import { finishDeliveries, LeaseLost } from "#lib/intercom/webhook-to-ticket/queue/deliveries.ts";
import { parseJson } from "#lib/intercom/webhook-to-ticket/request/parse-json.ts";
import { findStanding, type Standing } from "./find-standing.ts";
import { type ConversationEvent, readEvent, shownIdsIn } from "./read-event.ts";
import { redactDeliveries } from "./redact-deliveries.ts";

type Told = { delivery: Claimed; event: ConversationEvent };

/** What is told of one conversation. */
export type Group = { conversationId: string; told: Told[]; standing: Standing };

type Ignored = { delivery: Claimed; why: string };

/** By conversation. What concerns no ticket is closed here, and Intercom is not asked for it. */
export async function pickGroups(work: Work, deliveries: Claimed[]): Promise<Group[]> {
  const read = await Promise.all(
    deliveries.map((delivery) => inTurn(() => ({ delivery, event: eventIn(work, delivery) }))),
  );
  const told = read.flatMap(({ delivery, event }) => (event ? [{ delivery, event }] : []));
  const ids = told.map(({ event }) => event.conversationId);
  const standingOf = await findStanding(database, work, ids);
  const groups = new Map<string, Group>();
  const ignored = read.flatMap(({ delivery, event }) =>
    event
      ? []
      : [{ delivery, why: "it names no conversation of the connected Intercom workspace" }],
  );
  const comesBack = new Set<string>();
  for (const { delivery, event } of told) {
    const { conversationId } = event;
    const standing = standingOf(conversationId);
    for (const id of shownIdsIn(event.conversation))
      if (standing.redactedIds.includes(id)) comesBack.add(id);
    const why = whyNot(event, standing);
    const group = groups.get(conversationId) ?? { conversationId, told: [], standing };
    if (why === null)
      groups.set(conversationId, { ...group, told: [...group.told, { delivery, event }] });
    else ignored.push({ delivery, why });
  }
  await redactDeliveries(work.scope, [...comesBack]);
  return (await close(work, ignored)) ? [...groups.values()] : [];
}

function eventIn({ connection }: Work, delivery: Claimed): ConversationEvent | null {
  if (delivery.intercomAppId !== connection.intercomAppId || !delivery.body) return null;
  const parsed = parseJson(delivery.body);
  return parsed.problem ? null : readEvent(delivery.topic, parsed.value);
}

/** What was taken back is kept in mind also where no ticket is yet: an older notification may still open one. */
function whyNot({ about }: ConversationEvent, { hasTicket, isSyncOn }: Standing): string | null {
  if (about === "redaction") return null;
  if (!hasTicket) return "no ticket is from this conversation";
  return about === "reply" && !isSyncOn ? "Sync feedback is off" : null;
}

/** False if another worker has them now. */
async function close(work: Work, ignored: Ignored[]): Promise<boolean> {
  if (ignored.length === 0) return true;
  const finished = ignored.map(({ delivery, why }) => ({
    ...{ id: delivery.id, outcome: "ignored" as const, summary: `Ignored: ${why}` },
  }));
  try {
    await transaction((tx) => finishDeliveries(tx, work, finished));
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  }
}
