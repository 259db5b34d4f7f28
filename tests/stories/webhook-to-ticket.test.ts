import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
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

test("a tag becomes a ticket with the customer's words, who, which company, who tagged it and the way back", async () => {
  await tag(acme, acme.wish.id);
  const [ticket, ...others] = await ticketsOf(acme.workspaceId);
  expect(others).toEqual([]);
  expect(ticket).toMatchObject({
    number: 1,
    title: "Let me reorder stops on the map.",
    customerName: "Jonas Lindqvist",
    customerEmail: "jonas@nordfrakt.example",
    customerCompany: "Nordfrakt AB",
    tags: [{ tagId: acme.wish.id, addedByName: "Ana Ruiz" }],
    origins: [{ intercomAppId: acme.sim.appId, conversationId: acme.conversation.id }],
  });
  expect(ticket?.quotes[0]?.bodyText).toBe(
    "Let me reorder stops on the map. It would save me half an hour.",
  );
});

test("A1 I1 the same signed delivery ten times at once opens one ticket", async () => {
  const { sim, conversation, wish } = acme;
  const sent = await sim.tag(conversation.id, { tagId: wish.id, ...adminOf(acme), deliver: false });
  const answers = await sim.deliver(sent, { times: 10 });
  expect(answers.map((answer) => answer?.status)).toEqual(Array(10).fill(200));
  await untilWorkedOff(acme.workspaceId);
  expect(await database.delivery.count({ where: { workspaceId: acme.workspaceId } })).toBe(1);
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(1);
});

test("A2 the retry after a lost answer opens no second ticket", async () => {
  const { sim, conversation, wish } = acme;
  const sent = await sim.tag(conversation.id, { tagId: wish.id, ...adminOf(acme), deliver: false });
  await sim.deliver(sent);
  await sim.deliver(sent, { attempts: 2 });
  await untilWorkedOff(acme.workspaceId);
  expect(await database.delivery.count({ where: { workspaceId: acme.workspaceId } })).toBe(1);
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(1);
});

test("A3 two notification ids for one tagging leave one ticket, one quote and one line of activity", async () => {
  const { sim, conversation, wish } = acme;
  const at = Math.floor(Date.now() / 1000);
  await tag(acme, wish.id, { at });
  const again = sim.buildTagNotification(conversation.id, { tagId: wish.id, ...adminOf(acme), at });
  await sim.deliver(again);
  await untilWorkedOff(acme.workspaceId);
  const [ticket, ...others] = await ticketsOf(acme.workspaceId);
  expect(others).toEqual([]);
  expect(ticket?.quotes).toHaveLength(1);
  expect(ticket?.activity).toHaveLength(1);
});

test("two tags of one product make one ticket with both tags", async () => {
  await tag(acme, acme.wish.id);
  await tag(acme, acme.bug.id);
  const [ticket, ...others] = await ticketsOf(acme.workspaceId);
  expect(others).toEqual([]);
  expect(ticket?.tags.map(({ tagId }) => tagId).sort()).toEqual([acme.wish.id, acme.bug.id].sort());
});

test("one tag on two products makes one ticket in each", async () => {
  await acme.watch(acme.web, acme.wish);
  await tag(acme, acme.wish.id);
  const tickets = await ticketsOf(acme.workspaceId);
  expect(tickets.map(({ product, number }) => `${product.key}-${number}`).sort()).toEqual([
    "MOB-1",
    "WEB-1",
  ]);
});

test("two tags of two products make one ticket in each", async () => {
  await tag(acme, acme.wish.id);
  await tag(acme, acme.ux.id);
  const tickets = await ticketsOf(acme.workspaceId);
  expect(tickets.map(({ product }) => product.key).sort()).toEqual(["MOB", "WEB"]);
});

test("a tag on the first message quotes the first message, named as a part or not", async () => {
  const { sim, conversation, wish } = acme;
  const sourceAsPart = sim.buildTagNotification(conversation.id, {
    tagId: wish.id,
    sourceAsPart: true,
  });
  await sim.deliver(sourceAsPart);
  await tag(acme, acme.ux.id);
  const tickets = await ticketsOf(acme.workspaceId);
  expect(tickets.map(({ quotes }) => quotes.map(({ bodyText }) => bodyText.slice(0, 14)))).toEqual([
    ["Let me reorder"],
    ["Let me reorder"],
  ]);
});

test("a tag on a later reply quotes that reply; a second tagged message is a second quote on the same ticket", async () => {
  const { sim, conversation, jonas } = acme;
  const later = sim.reply(conversation.id, {
    author: jonas,
    body: "<p>And CSV export.</p>",
    deliver: false,
  });
  await tag(acme, acme.wish.id, { partId: later.id });
  await tag(acme, acme.bug.id);
  const [ticket, ...others] = await ticketsOf(acme.workspaceId);
  expect(others).toEqual([]);
  expect(ticket?.title).toBe("And CSV export.");
  expect(ticket?.quotes.map(({ bodyText }) => bodyText.slice(0, 14)).sort()).toEqual([
    "And CSV export",
    "Let me reorder",
  ]);
});

test("a tag on a teammate's reply quotes the teammate, and the customer is still the customer", async () => {
  const { sim, conversation, ana } = acme;
  const reply = sim.reply(conversation.id, {
    author: ana,
    body: "<p>Summary: reorder stops.</p>",
    deliver: false,
  });
  await tag(acme, acme.wish.id, { partId: reply.id });
  const [ticket] = await ticketsOf(acme.workspaceId);
  expect(ticket).toMatchObject({ customerName: "Jonas Lindqvist" });
  expect(ticket?.quotes[0]).toMatchObject({ authorKind: "teammate", authorName: "Ana Ruiz" });
});

test("internal notes are never imported, and a tagged note quotes the customer instead", async () => {
  const { sim, conversation, ana } = acme;
  const note = sim.note(conversation.id, {
    author: ana,
    body: "<p>secret margin 40 %</p>",
    deliver: false,
  });
  await tag(acme, acme.wish.id, { partId: note.id });
  const [ticket] = await ticketsOf(acme.workspaceId);
  expect(ticket?.quotes.map(({ authorKind }) => authorKind)).toEqual(["customer"]);
  const kept = await database.conversationMessage.findMany({
    where: { workspaceId: acme.workspaceId },
  });
  expect(kept.map(({ bodyText }) => bodyText).join()).not.toContain("secret");
});

test("a tagged note where the customer never wrote quotes the first message", async () => {
  const { sim, jonas, ana } = acme;
  const conversation = sim.addConversation({
    contacts: [jonas],
    author: ana,
    body: "<p>Have you tried the map?</p>",
    outbound: true,
    deliver: false,
  });
  const note = sim.note(conversation.id, { author: ana, body: "<p>secret</p>", deliver: false });
  await tag({ ...acme, conversation }, acme.wish.id, { partId: note.id });
  const [ticket] = await ticketsOf(acme.workspaceId);
  expect(ticket?.customerName).toBe("Jonas Lindqvist");
  expect(ticket?.quotes.map(({ bodyText }) => bodyText)).toEqual(["Have you tried the map?"]);
});

test("a conversation with `source: null` and no words is a ticket with an empty quote, named after the customer", async () => {
  const { sim, jonas } = acme;
  const conversation = sim.addConversation({
    contacts: [jonas],
    body: "",
    sourceNull: true,
    deliver: false,
  });
  await tag({ ...acme, conversation }, acme.wish.id);
  const [ticket] = await ticketsOf(acme.workspaceId);
  expect(ticket?.title).toBe("Conversation with Jonas Lindqvist");
  expect(ticket?.quotes).toEqual([]);
});

test("B22 of a 600-part thread the newest 500 are kept and marked, an older tagged part comes from the delivery", async () => {
  const { sim, conversation, jonas } = acme;
  const start = Math.floor(Date.now() / 1000) - 86_400;
  const parts = Array.from({ length: 600 }, (_, index) =>
    sim.reply(conversation.id, {
      author: jonas,
      body: `<p>line ${index}</p>`,
      at: start + index,
      deliver: false,
    }),
  );
  await tag(acme, acme.wish.id, { partId: parts[10]?.id ?? "" });
  const [ticket] = await ticketsOf(acme.workspaceId);
  expect(ticket?.quotes[0]?.bodyText).toBe("line 10");
  const kept = await database.intercomConversation.findFirstOrThrow({
    where: { workspaceId: acme.workspaceId },
    select: { partial: true, _count: { select: { messages: true } } },
  });
  expect(kept.partial).toBe(true);
  // The first message, and the newest 500 parts less the one that only says a tag was added.
  expect(kept._count.messages).toBe(500);
});

test("I4 a tag from before the switch opens no ticket, and the activity says why; the second itself counts", async () => {
  const now = Math.floor(Date.now() / 1000);
  await database.triggerTag.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { watchingSince: new Date(now * 1000 + 700) },
  });
  await tag(acme, acme.wish.id, { at: now - 1 });
  expect(await ticketsOf(acme.workspaceId)).toEqual([]);
  const [delivery] = await database.delivery.findMany({ where: { workspaceId: acme.workspaceId } });
  expect(delivery?.summary).toBe("Ignored: feature-request was added before Mobile watched it");
  await tag(acme, acme.wish.id, { at: now });
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(1);
});

test("removed and added again is the same ticket with a line of activity for each", async () => {
  const now = Math.floor(Date.now() / 1000);
  await tag(acme, acme.wish.id, { at: now });
  acme.sim.untag(acme.conversation.id, { tagId: acme.wish.id, ...adminOf(acme) });
  await tag(acme, acme.wish.id, { at: now + 5 });
  const [ticket, ...others] = await ticketsOf(acme.workspaceId);
  expect(others).toEqual([]);
  const kinds = ticket?.activity.map(({ kind }) => kind);
  expect(kinds).toEqual(["created", "tag_removed", "tag_added"]);
});

test("a deleted ticket stays deleted for old taggings and comes back, same ID, for a new one", async () => {
  const now = Math.floor(Date.now() / 1000);
  await tag(acme, acme.wish.id, { at: now });
  await database.feedbackTicket.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { deletedAt: new Date((now + 2) * 1000) },
  });
  await tag(acme, acme.bug.id, { at: now + 1 });
  const deleted = { where: { workspaceId: acme.workspaceId, deletedAt: { not: null } } };
  expect(await database.feedbackTicket.count(deleted)).toBe(1);
  await tag(acme, acme.bug.id, { at: now + 10 });
  expect(await database.feedbackTicket.count(deleted)).toBe(0);
  expect(await ticketsOf(acme.workspaceId)).toMatchObject([{ number: 1 }]);
});
