import { readdirSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { eventually } from "#tests/support/eventually.ts";
import { inTurns } from "#tests/support/in-turns.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import { adminOf, type Playground, playground } from "#tests/support/playground.ts";
import {
  checkInvariants,
  type Story,
  startStory,
  ticketsOf,
  untilWorkedOff,
} from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { ask } from "#tests/support/webhook-doors/ask.ts";
import {
  loopHeldMs,
  peakMemoryMb,
  watchedLoops,
} from "#tests/support/webhook-doors/read-process.ts";

const { url: databaseUrl } = await useTestDatabase();
const watched = watchedLoops();
let story: Story;
let acme: Playground;
let startedAt: number;

beforeAll(async () => {
  story = await startStory(databaseUrl, watched);
  await tagAll(await playground(story), ["<p>To warm up.</p>"]);
});
afterAll(() => story?.stop());
beforeEach(async () => {
  acme = await playground(story);
  startedAt = Date.now();
});
afterEach(() => checkInvariants());

/** A conversation of each body, all of them tagged and worked off. Answers their ids. */
async function tagAll(on: Playground, bodies: string[]): Promise<string[]> {
  const ids = await inTurns(bodies, async (body) => {
    const { id } = on.sim.addConversation({ contacts: [on.jonas], body, deliver: false });
    await tagSmall(on, id);
    return id;
  });
  await untilWorkedOff(on.workspaceId, 100_000);
  return ids;
}

/** The notification shows a short text in place of the whole one, which may be more than a webhook can carry. */
async function tagSmall(on: Playground, id: string): Promise<void> {
  const request = { tagId: on.wish.id, ...adminOf(on), deliver: false };
  const sent = await on.sim.tag(id, request);
  await post(JSON.stringify(sent).replaceAll(/"body":"(?:[^"\\]|\\.){1000,}"/g, '"body":"x"'));
}

async function post(body: string): Promise<void> {
  const headers = { "x-hub-signature": signBody(body, story.intercom.clientSecret) };
  // A machine with much else to do may answer 503; then Intercom tries again.
  await eventually(async () => (await ask(story.app.url, { body, headers })).status === 200);
}

/** The server and its worker. */
const processes = () => readdirSync(watched.LOOP_WATCH).map((name) => Number.parseInt(name, 10));

async function expectBounded(): Promise<void> {
  for (const pid of processes()) {
    const { p99, max } = await loopHeldMs(watched, pid, startedAt);
    expect(p99).toBeLessThan(200);
    expect(max).toBeLessThan(500);
    expect(peakMemoryMb(pid)).toBeLessThan(512);
  }
}

const nested = (tag: string, times: number) =>
  `<${tag}>x`.repeat(times) + `</${tag}>`.repeat(times);
const huge: [string, string][] = [
  ["five megabytes of text", `<p>${"Hello, this is a message. ".repeat(200_000)}</p>`],
  ["five megabytes of paragraphs", "<p>Hello, this is a message.</p>".repeat(160_000)],
  ["fifty thousand nested divisions", nested("div", 50_000)],
  ["fifty thousand nested marks", nested("b", 50_000)],
  ["a hundred thousand attributes", `<p ${"a=1 ".repeat(100_000)}>x</p>`],
  ["a megabyte of style", `<style>${"a{}".repeat(340_000)}</style>x`],
  ["a million lines of plain text", "x\n".repeat(1_000_000)],
  ["pictures", "<img src=https://x.example/a.png alt=q>".repeat(120_000)],
];

test.each(huge)(
  "A28 I14 %s become a ticket of at most 256 KB of text, and hold nothing up",
  async (_, body) => {
    const [id = ""] = await tagAll(acme, [body]);
    const [ticket] = await ticketsOf(acme.workspaceId);
    expect(ticket?.origins.map(({ conversationId }) => conversationId)).toEqual([id]);
    const { bodyText = "", bodyHtml = "" } = ticket?.quotes[0] ?? {};
    expect(Buffer.byteLength(bodyText)).toBeLessThan(257 * 1024);
    expect(bodyHtml).toMatch(/^<p>/);
    await expectBounded();
  },
);

test("A28 I14 a thread of ten megabytes holds nothing up either", async () => {
  const { id } = acme.sim.addConversation({
    contacts: [acme.jonas],
    body: "<p>Hi.</p>",
    deliver: false,
  });
  const body = "<p>x".repeat(4_500);
  for (let part = 0; part < 499; part++) {
    acme.sim.reply(id, { author: acme.jonas, body, deliver: false });
  }
  await tagSmall(acme, id);
  await untilWorkedOff(acme.workspaceId, 100_000);
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(1);
  const { workspaceId } = acme;
  const kept = await database.conversationMessage.count({ where: { workspaceId } });
  expect(kept).toBeGreaterThan(50);
  expect(await database.intercomConversation.findMany({ where: { workspaceId } })).toMatchObject([
    { partial: true },
  ]);
  await expectBounded();
});

test("A28 I14 twenty notifications of five megabytes are worked off within bounds", async () => {
  const conversations = Array.from({ length: 20 }, () =>
    acme.sim.addConversation({ contacts: [acme.jonas], body: "<p>Hi.</p>", deliver: false }),
  );
  await inTurns(
    conversations,
    async ({ id }) => {
      const sent = await acme.sim.tag(id, {
        tagId: acme.wish.id,
        ...adminOf(acme),
        deliver: false,
      });
      const { conversation } = Object(sent.data.item);
      conversation.source.body = "<p>x".repeat(1_200_000);
      await post(JSON.stringify(sent));
    },
    5,
  );
  await untilWorkedOff(acme.workspaceId, 100_000);
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(20);
  await expectBounded();
});
