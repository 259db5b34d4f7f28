import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
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

/** What somebody says in Intercom, once the worker is done with it. */
async function says(author: Playground["jonas"] | Playground["ana"] | "bot", body: string) {
  const part = acme.sim.reply(acme.conversation.id, { author, body });
  await settled();
  return part;
}

async function settled(): Promise<void> {
  await story.intercom.settled();
  await untilWorkedOff(acme.workspaceId);
}

const of = () => ({ where: { workspaceId: acme.workspaceId } });
const ticketNow = () => database.feedbackTicket.findFirstOrThrow(of());
const wordsNow = async () => {
  const messages = await database.conversationMessage.findMany({
    ...of(),
    orderBy: [{ writtenAt: "asc" }, { messageId: "asc" }],
  });
  return messages.map(({ bodyText }) => bodyText);
};
const linesNow = async () => {
  const lines = await database.ticketActivity.findMany({ ...of(), orderBy: { id: "asc" } });
  return lines.map(({ kind }) => kind);
};
const summariesNow = async (topic: string) => {
  const { workspaceId } = acme;
  const deliveries = await database.delivery.findMany({ where: { workspaceId, topic } });
  return deliveries.map(({ summary }) => summary);
};
const callsFor = (id: string) => story.intercom.calls.filter(({ path }) => path.includes(id));

test("a customer's reply is appended, makes the ticket unread and wakes it; what the team made of it stays", async () => {
  await tag(acme, acme.wish.id);
  const { id } = await ticketNow();
  const key = { workspaceId_id: { workspaceId: acme.workspaceId, id } };
  const theirs = { title: "Stops", description: "Ours", status: "done" as const };
  const snoozedUntil = new Date(Date.now() + 86_400_000);
  const before = await database.feedbackTicket.update({
    where: key,
    data: { ...theirs, snoozedUntil },
  });
  await says(acme.jonas, "<p>And by <b>drag</b> and drop.</p>");
  const after = await ticketNow();
  expect(after).toMatchObject({ ...theirs, snoozedUntil: null });
  expect(after.lastCustomerAt.getTime()).toBeGreaterThan(before.lastCustomerAt.getTime());
  expect((await wordsNow()).at(-1)).toBe("And by drag and drop.");
  expect(await linesNow()).toEqual(["created", "woken"]);
  expect(await summariesNow("conversation.user.replied")).toEqual(["Reply added to ticket MOB-1"]);
});

test("a teammate's and the bot's reply are appended and change nothing else", async () => {
  await tag(acme, acme.wish.id);
  const { id } = await ticketNow();
  const key = { workspaceId_id: { workspaceId: acme.workspaceId, id } };
  const data = { snoozedUntil: new Date(Date.now() + 86_400_000) };
  const before = await database.feedbackTicket.update({ where: key, data });
  await says(acme.ana, "On it.");
  await says("bot", "Was this useful?");
  expect(await ticketNow()).toEqual(before);
  expect((await wordsNow()).slice(-2)).toEqual(["On it.", "Was this useful?"]);
  expect(await linesNow()).toEqual(["created"]);
});

test("an internal note that comes along with a reply is not imported", async () => {
  await tag(acme, acme.wish.id);
  acme.sim.note(acme.conversation.id, { author: acme.ana, body: "margin 40 %" });
  await says(acme.ana, "On it.");
  expect((await wordsNow()).join()).not.toContain("margin");
  expect(
    await database.delivery.count({
      where: { workspaceId: acme.workspaceId, topic: "conversation.admin.noted" },
    }),
  ).toBe(0);
});

test("a reply to a conversation without a ticket is ignored in words, and Intercom is not asked", async () => {
  const calls = callsFor(acme.conversation.id).length;
  await says(acme.jonas, "Anybody?");
  expect(await summariesNow("conversation.user.replied")).toEqual([
    "Ignored: no ticket is from this conversation",
  ]);
  expect(callsFor(acme.conversation.id)).toHaveLength(calls);
  expect(await wordsNow()).toEqual([]);
});

test("ten replies at once cost few calls, and each is there once", async () => {
  await tag(acme, acme.wish.id);
  const calls = callsFor(acme.conversation.id).length;
  const { sim, conversation, jonas } = acme;
  for (let at = 0; at < 10; at++) sim.reply(conversation.id, { author: jonas, body: `line ${at}` });
  await settled();
  expect(await wordsNow()).toHaveLength(11);
  expect(callsFor(conversation.id).length - calls).toBeLessThanOrEqual(10);
});

test("the survivor of a merge is unread and awake when the customer of the merged one writes", async () => {
  await tag(acme, acme.wish.id);
  const { workspaceId } = acme;
  const merged = await ticketNow();
  const survivor = await database.feedbackTicket.create({
    data: {
      ...{ workspaceId, id: newId(), productId: acme.web ?? "", number: 9, title: "Map" },
      ...{ source: "manual", receivedAt: new Date(), lastCustomerAt: new Date(0) },
      snoozedUntil: new Date(Date.now() + 86_400_000),
    },
  });
  const key = { workspaceId_id: { workspaceId, id: merged.id } };
  await database.feedbackTicket.update({ where: key, data: { mergedIntoId: survivor.id } });
  await says(acme.jonas, "One more thing.");
  const woken = await database.feedbackTicket.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: survivor.id } },
  });
  expect(woken.snoozedUntil).toBeNull();
  expect(woken.lastCustomerAt.getTime()).toBeGreaterThan(merged.lastCustomerAt.getTime());
});

test("a deleted ticket stays deleted when its customer writes", async () => {
  await tag(acme, acme.wish.id);
  await database.feedbackTicket.updateMany({ ...of(), data: { deletedAt: new Date() } });
  await says(acme.jonas, "Hello?");
  expect((await ticketNow()).deletedAt).not.toBeNull();
});

test("while Sync feedback is off a reply is not appended, and what is taken back is still taken back", async () => {
  await tag(acme, acme.wish.id);
  const part = await says(acme.jonas, "My number is 555-0199.");
  await database.intercomConnection.updateMany({ ...of(), data: { syncFeedback: false } });
  await says(acme.jonas, "Hello?");
  acme.sim.redact(acme.conversation.id, part.id);
  await settled();
  expect((await wordsNow()).join()).not.toMatch(/555-0199|Hello/);
  expect(await summariesNow("conversation.user.replied")).toContain(
    "Ignored: Sync feedback is off",
  );
});

test("a tag that is gone when the conversation is read again is one line, by whom Intercom says it was, and the ticket stays", async () => {
  await tag(acme, acme.wish.id);
  acme.sim.untag(acme.conversation.id, { tagId: acme.wish.id, ...adminOf(acme) });
  await says(acme.jonas, "Hello?");
  await says(acme.jonas, "Still there?");
  const removals = await database.ticketActivity.findMany({
    where: { workspaceId: acme.workspaceId, kind: "tag_removed" },
  });
  expect(removals).toMatchObject([{ actorName: "Ana Ruiz", detail: "feature-request" }]);
  expect(await ticketsOf(acme.workspaceId)).toMatchObject([{ tags: [{ tagId: acme.wish.id }] }]);
});

test("A35 a conversation deleted in Intercom is a line on its ticket, which stays with its words", async () => {
  await tag(acme, acme.wish.id);
  const words = await wordsNow();
  acme.sim.deleteConversation(acme.conversation.id);
  await settled();
  const kept = await database.intercomConversation.findFirstOrThrow(of());
  expect(kept.deletedAt).not.toBeNull();
  expect(await linesNow()).toEqual(["created", "source_deleted"]);
  expect(await wordsNow()).toEqual(words);
});

test("A35 B17 where only a 404 tells of the deletion, a reply and a tagging say it as well", async () => {
  await tag(acme, acme.wish.id);
  const { sim, conversation, jonas } = acme;
  const reply = sim.reply(conversation.id, { author: jonas, body: "Hello?", deliver: false });
  const told = sim.buildReplyNotification(conversation.id, reply.id);
  const tagged = sim.buildTagNotification(conversation.id, { tagId: acme.bug.id });
  sim.deleteConversation(conversation.id, { deliver: false });
  await sim.deliver(told);
  await sim.deliver(tagged);
  await settled();
  expect(await linesNow()).toEqual(["created", "source_deleted"]);
  expect((await ticketsOf(acme.workspaceId)).map(({ tags }) => tags.length)).toEqual([1]);
});

test("A35 a deletion in one workspace touches no ticket of another that has the same conversation", async () => {
  await tag(acme, acme.wish.id);
  const other = await playground(story);
  await tag(other, other.wish.id);
  other.sim.deleteConversation(other.conversation.id);
  await untilWorkedOff(other.workspaceId);
  await settled();
  expect(await linesNow()).toEqual(["created"]);
});
