import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { adminOf, type Playground, playground, tag } from "#tests/support/playground.ts";
import {
  checkInvariants,
  type Story,
  startStory,
  ticketsOf,
  untilWorkedOff,
} from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const secret = "4000056655665556";
let story: Story;
let acme: Playground;

beforeAll(async () => {
  story = await startStory(databaseUrl);
});
afterAll(() => story?.stop());
beforeEach(async () => {
  acme = await playground(story);
});
afterEach(checkInvariants);

async function settled(): Promise<void> {
  await story.intercom.settled();
  await untilWorkedOff(acme.workspaceId);
}

/** A conversation that begins with a secret, of which nobody here knows yet. */
function begin(): { id: string; sourceId: string } {
  const { sim, jonas } = acme;
  const body = `<p>My card is ${secret}.</p>`;
  const conversation = sim.addConversation({ contacts: [jonas], body, deliver: false });
  acme = { ...acme, conversation };
  return { id: conversation.id, sourceId: conversation.source?.id ?? "" };
}

/** Wherever the secret still is. */
async function whereItIs(): Promise<string[]> {
  const { workspaceId } = acme;
  const rows = await database.$queryRaw<{ place: string; words: string | null }[]>`
    SELECT 'message' AS place, body_text || body_html || coalesce(author_name, '') AS words
      FROM conversation_messages WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT 'quote', body_text || body_html FROM ticket_quotes WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT 'title', title FROM feedback_tickets WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT 'search', document::text FROM ticket_search WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT topic, encode(body, 'escape') FROM deliveries WHERE workspace_id = ${workspaceId}::uuid
    UNION ALL SELECT 'file', name FROM message_attachments WHERE workspace_id = ${workspaceId}::uuid`;
  return rows.filter(({ words }) => words?.includes(secret)).map(({ place }) => place);
}

test("A35 a redacted message loses its words in the thread, the quote, the title, the search and the notifications kept", async () => {
  const { id, sourceId } = begin();
  await tag(acme, acme.wish.id);
  expect((await whereItIs()).sort()).toEqual([
    "conversation_part.tag.created",
    "message",
    "quote",
    "search",
    "title",
  ]);
  acme.sim.redact(id, sourceId);
  await settled();
  expect(await whereItIs()).toEqual([]);
  const [ticket] = await ticketsOf(acme.workspaceId);
  expect(ticket?.title).toBe("Conversation with Jonas Lindqvist");
  const message = await database.conversationMessage.findFirstOrThrow({
    where: { workspaceId: acme.workspaceId },
  });
  expect(message).toMatchObject({ redacted: true, bodyText: "", authorName: "Jonas Lindqvist" });
});

test("A35 a title that the team wrote stays, whatever is taken back", async () => {
  const { id, sourceId } = begin();
  await tag(acme, acme.wish.id);
  await database.feedbackTicket.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { title: "Card numbers in chat" },
  });
  acme.sim.redact(id, sourceId);
  await settled();
  expect((await ticketsOf(acme.workspaceId))[0]?.title).toBe("Card numbers in chat");
});

test("A35 a redaction before there is a ticket: an older tagging brings the ticket, and no word of it", async () => {
  const { id, sourceId } = begin();
  const { sim, wish } = acme;
  const older = await sim.tag(id, { tagId: wish.id, ...adminOf(acme), deliver: false });
  sim.redact(id, sourceId);
  await settled();
  await sim.deliver(older);
  await settled();
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(1);
  expect(await whereItIs()).toEqual([]);
});

test("A35 A8 replays of older notifications, under their own and under new ids, bring nothing back", async () => {
  const { id, sourceId } = begin();
  const { sim, jonas, wish } = acme;
  const reply = sim.reply(id, { author: jonas, body: `Again: ${secret}`, deliver: false });
  const older: Notification[] = [
    await sim.tag(id, { tagId: wish.id, ...adminOf(acme), deliver: false }),
    await sim.tag(id, { tagId: wish.id, partId: reply.id, ...adminOf(acme), deliver: false }),
    sim.buildReplyNotification(id, reply.id),
  ];
  for (const one of older) await sim.deliver(one);
  await settled();
  sim.redact(id, sourceId);
  sim.redact(id, reply.id);
  await settled();
  expect(await whereItIs()).toEqual([]);
  for (const one of older) {
    await sim.deliver(one);
    await sim.deliver({ ...one, id: `${one.id}-later` });
  }
  await settled();
  expect(await whereItIs()).toEqual([]);
});

test("A35 where the message is older than what Intercom still returns, the delivery's words do not come back either", async () => {
  const { id, sourceId } = begin();
  const { sim, jonas, wish } = acme;
  const old = sim.reply(id, { author: jonas, body: `Old: ${secret}`, deliver: false });
  const older = await sim.tag(id, {
    tagId: wish.id,
    partId: old.id,
    ...adminOf(acme),
    deliver: false,
  });
  const at = Math.floor(Date.now() / 1000) + 1;
  for (let line = 0; line < 510; line++)
    sim.reply(id, { author: jonas, body: `line ${line}`, at, deliver: false });
  sim.redact(id, old.id);
  sim.redact(id, sourceId);
  await settled();
  await sim.deliver(older);
  await settled();
  expect((await ticketsOf(acme.workspaceId)).map(({ quotes }) => quotes.length)).toEqual([1]);
  expect(await whereItIs()).toEqual([]);
});

test("A35 a redacted internal note is no message here, and its words are in no notification", async () => {
  const { id } = begin();
  const { sim, ana, wish } = acme;
  const note = sim.note(id, { author: ana, body: `Card ${secret}`, deliver: false });
  await tag(acme, wish.id, { partId: note.id });
  sim.redact(id, note.id);
  sim.redact(id, acme.conversation.source?.id ?? "");
  await settled();
  expect(await whereItIs()).toEqual([]);
  expect(
    await database.conversationMessage.count({ where: { workspaceId: acme.workspaceId } }),
  ).toBe(1);
});

test("A35 a redaction that was lost is seen when the conversation is read again", async () => {
  const { id, sourceId } = begin();
  await tag(acme, acme.wish.id);
  acme.sim.redact(id, sourceId, { deliver: false });
  acme.sim.reply(id, { author: acme.jonas, body: "Please forget it." });
  await settled();
  expect(await whereItIs()).toEqual([]);
});

test("A35 nothing of another workspace with the same conversation is touched", async () => {
  begin();
  await tag(acme, acme.wish.id);
  const first = acme;
  acme = await playground(story);
  const { id, sourceId } = begin();
  await tag(acme, acme.wish.id);
  acme.sim.redact(id, sourceId);
  await settled();
  acme = first;
  expect(await whereItIs()).toContain("message");
});
