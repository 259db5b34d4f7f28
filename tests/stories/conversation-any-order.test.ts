import { expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { type Playground, playground } from "#tests/support/playground.ts";
import { randomFrom, shuffled } from "#tests/support/random-from.ts";
import { checkInvariants } from "#tests/support/start-story.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
const start = Math.floor(Date.now() / 1000) - 86_400;
const canary = "4111-1111-1111-1111";

async function watching(): Promise<Playground> {
  const acme = await playground({ intercom });
  const { workspaceId } = acme;
  const since = new Date(0);
  await database.triggerTag.updateMany({ where: { workspaceId }, data: { watchingSince: since } });
  return acme;
}

/** The notifications of all that happens in one conversation from here on, which nobody has got yet. */
async function live({ sim, jonas, ana, wish, bug }: Playground, isDeleted: boolean) {
  const said = { deliver: false };
  const contacts = [jonas];
  const body = `<p>My card is ${canary}. Reorder stops.</p>`;
  const { id } = sim.addConversation({ ...said, contacts, body, at: start });
  const sent: Notification[] = [];
  sent.push(await sim.tag(id, { ...said, tagId: wish.id, at: start + 10 }));
  const wrote = (author: typeof jonas | typeof ana | "bot", words: string, after: number) => {
    const part = sim.reply(id, { ...said, author, body: `<p>${words}</p>`, at: start + after });
    sent.push(sim.buildReplyNotification(id, part.id));
    return part;
  };
  const secret = wrote(jonas, `Again: ${canary}`, 20);
  wrote(ana, "Got it", 30);
  wrote("bot", "Was this useful?", 40);
  sent.push(await sim.tag(id, { ...said, tagId: bug.id, partId: secret.id, at: start + 50 }));
  sim.note(id, { ...said, author: ana, body: "<p>internal</p>", at: start + 55 });
  for (const messageId of [secret.id, sim.record.conversations.get(id)?.source?.id ?? ""]) {
    sent.push(sim.redact(id, messageId, said));
  }
  wrote(jonas, "Thanks", 60);
  sim.untag(id, { tagId: bug.id, at: start + 70 });
  if (isDeleted) sent.push(sim.deleteConversation(id, said));
  return { id, sent };
}

async function deliver({ workspaceId, sim }: Playground, events: Notification[]): Promise<void> {
  await database.delivery.createMany({
    data: events.map((event, at) => ({
      ...{ workspaceId, id: newId(), intercomAppId: sim.appId, topic: event.topic },
      ...{ notificationId: event.id, body: Buffer.from(JSON.stringify(event)) },
      receivedAt: new Date((start + at) * 1000),
    })),
  });
  const open = { workspaceId, state: { not: "done" as const } };
  while ((await database.delivery.count({ where: open })) > 0)
    await drainDeliveries(scopeOf({ workspaceId }), AbortSignal.any([]));
}

/** All that a person sees of the conversation's ticket, but when it was noticed. */
async function sightOf({ workspaceId }: Playground, conversationId: string): Promise<string> {
  const key = { workspaceId, conversationId };
  const kept = await database.intercomConversation.findFirst({
    where: key,
    include: { messages: { orderBy: { writtenAt: "asc" } } },
  });
  const ticket = await database.feedbackTicket.findFirst({
    where: { workspaceId, origins: { some: key } },
    include: {
      tags: { orderBy: { tagId: "asc" } },
      quotes: { orderBy: { taggedAt: "asc" } },
      activity: true,
    },
  });
  // Which tagging is called the first, and which only adds a quote, is told by the order in which they came.
  const lines = ticket?.activity.map(({ kind, detail, actorName, sourceKey }) => {
    if (kind === "quote_added") return kind;
    if (kind === "tag_removed") return [kind, detail, actorName].join();
    return [
      kind === "created" ? "tag_added" : kind,
      detail,
      actorName,
      sourceKey?.slice(0, 14),
    ].join();
  });
  const seen = {
    isDeleted: kept?.deletedAt !== null,
    messages: kept?.messages.map((one) => [one.authorName, one.bodyText, one.redacted]),
    title: ticket?.title,
    quotes: ticket?.quotes.map(({ bodyText }) => bodyText),
    tags: ticket?.tags.map(({ tagId, addedAt }) => [tagId, addedAt]),
    lines: lines?.sort(),
  };
  return JSON.stringify(seen, null, 1);
}

type Course = { seeds: number; isDeleted: boolean; isTicketFirst: boolean };

async function play({ seeds, isDeleted, isTicketFirst }: Course) {
  const acme = await watching();
  const random = randomFrom(20_260_711);
  const sights: string[] = [];
  const lives = [];
  for (let seed = 0; seed < seeds; seed++) {
    const { id, sent } = await live(acme, isDeleted && !isTicketFirst);
    lives.push({ id, sent });
  }
  if (isTicketFirst) {
    await deliver(
      acme,
      lives.flatMap(({ sent }) => sent.slice(0, 1)),
    );
    if (isDeleted)
      for (const one of lives)
        one.sent.push(acme.sim.deleteConversation(one.id, { deliver: false }));
  }
  const mixed = lives.flatMap(({ sent }) => {
    const again = sent.map((event) => ({ ...event, id: `${event.id}-again` }));
    const some = shuffled(again, random).slice(0, 3);
    return shuffled([...(isTicketFirst ? sent.slice(1) : sent), ...some], random);
  });
  await deliver(acme, shuffled(mixed, random));
  for (const { id } of lives) sights.push(await sightOf(acme, id));
  await checkInvariants();
  return { acme, sights };
}

test.each([
  { seeds: 70, isDeleted: false, isTicketFirst: false },
  { seeds: 70, isDeleted: false, isTicketFirst: true },
  { seeds: 70, isDeleted: true, isTicketFirst: true },
])(
  "A4 A35 I6 $seeds shuffles of replies, redactions, taggings and an untagging come to the same ticket (deleted: $isDeleted, ticket first: $isTicketFirst)",
  async (course) => {
    const { acme, sights } = await play(course);
    for (const sight of sights) expect(sight).toBe(sights[0]);
    const { workspaceId } = acme;
    expect(await database.feedbackTicket.count({ where: { workspaceId } })).toBe(course.seeds);
    const kept = await database.$queryRaw<{ words: string }[]>`
    SELECT body_text || body_html AS words FROM conversation_messages WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT body_text || body_html FROM ticket_quotes WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT title FROM feedback_tickets WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT document::text FROM ticket_search WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT encode(body, 'escape') FROM deliveries WHERE workspace_id = ${workspaceId}::uuid AND body IS NOT NULL`;
    expect(kept.filter(({ words }) => words.includes(canary))).toEqual([]);
  },
  180_000,
);
