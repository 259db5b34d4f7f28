import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { database, transaction } from "#lib/database/client.ts";
import { sealToken } from "#lib/intercom/connection/open-token.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { eventually } from "#tests/support/eventually.ts";
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
  story.intercom.calls.length = 0;
});
afterEach(checkInvariants);

const deliveriesOf = (workspaceId: string) =>
  database.delivery.findMany({ where: { workspaceId }, orderBy: { receivedAt: "asc" } });

const connectionOf = (workspaceId: string) =>
  database.intercomConnection.findUniqueOrThrow({ where: { workspaceId } });

/** Tags and sends it, without waiting for what becomes of it. */
const tagOnly = (on: Playground) =>
  on.sim.tag(on.conversation.id, { tagId: on.wish.id, ...adminOf(on) });

/** Resolves when the worker has tried the delivery so often and let go of it. */
const untilTried = (workspaceId: string, attempts: number) =>
  eventually(async () => {
    const [delivery] = await deliveriesOf(workspaceId);
    return delivery?.attempts === attempts && delivery.state !== "processing";
  });

/** As if the wait for the next try were over. */
async function tryNow(workspaceId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.delivery.updateMany({
      where: { workspaceId, state: "pending" },
      data: { nextTryAt: new Date(0) },
    });
    await drainLater(tx, workspaceId);
  });
}

const setStatus = (workspaceId: string, status: "connected" | "reconnect_needed") =>
  database.intercomConnection.update({ where: { workspaceId }, data: { status } });

test("B15 a revoked access stops all calls and keeps the work, which a reconnect finishes", async () => {
  const { sim, workspaceId, jonas } = acme;
  const body = "<p>Another wish.</p>";
  const more = Array.from({ length: 12 }, () =>
    sim.addConversation({ contacts: [jonas], body, deliver: false }),
  );
  // Held back until all are there, so that one slice of work meets the refusal.
  await setStatus(workspaceId, "reconnect_needed");
  for (const { id } of [acme.conversation, ...more]) {
    await sim.tag(id, { tagId: acme.wish.id, ...adminOf(acme) });
  }
  sim.revokeTokens();
  story.intercom.failNext("GET /conversations/*", { delayMs: 500 });
  await setStatus(workspaceId, "connected");
  await tryNow(workspaceId);
  await eventually(async () => (await connectionOf(workspaceId)).status === "reconnect_needed");
  await eventually(async () =>
    (await deliveriesOf(workspaceId)).every(({ state }) => state === "pending"),
  );
  await tryNow(workspaceId);
  await tag(await playground(story), acme.wish.id);
  const refused = story.intercom.calls.filter(({ status }) => status === 401);
  expect(refused.length).toBe(1);
  expect(await deliveriesOf(workspaceId)).toHaveLength(13);
  await reconnect(acme);
  await untilWorkedOff(workspaceId);
  expect(await ticketsOf(workspaceId)).toHaveLength(13);
});

test("B15 access revoked in the middle of a ticket leaves no half of it", async () => {
  const { workspaceId } = acme;
  story.intercom.failNext(/^GET \/contacts/, { status: 401 });
  await tagOnly(acme);
  await eventually(async () => (await connectionOf(workspaceId)).status === "reconnect_needed");
  await untilTried(workspaceId, 0);
  expect(story.intercom.calls.at(-1)?.status).toBe(401);
  expect(await database.intercomConversation.count({ where: { workspaceId } })).toBe(0);
  await reconnect(acme);
  await untilWorkedOff(workspaceId);
  expect(await ticketsOf(workspaceId)).toMatchObject([{ customerName: "Jonas Lindqvist" }]);
});

/** What finishing the connection in the browser writes. */
async function reconnect({ sim, workspaceId }: Playground): Promise<void> {
  const sealed = sealToken(sim.issueToken(), { workspaceId, intercomAppId: sim.appId });
  await transaction(async (tx) => {
    await tx.intercomConnection.update({
      where: { workspaceId },
      data: { ...sealed, status: "connected", reconnectNeededSince: null },
    });
    await drainLater(tx, workspaceId);
  });
}

const forbidden = (times: number) => ({
  status: 403,
  body: { type: "error.list", errors: [{ code: "api_plan_restricted_or_scope", message: "No" }] },
  times,
});

test("B16 without the permission to read contacts the ticket has a stand-in for the name, and the permission is named", async () => {
  const { workspaceId, jonas, sim } = acme;
  const conversation = sim.addConversation({
    contacts: [jonas],
    body: "",
    sourceNull: true,
    deliver: false,
  });
  story.intercom.failNext(/^GET \/contacts/, forbidden(2));
  await tag({ ...acme, conversation }, acme.wish.id);
  expect(await ticketsOf(workspaceId)).toMatchObject([{ customerEmail: null }]);
  const [ticket] = await ticketsOf(workspaceId);
  expect(ticket?.customerName).toBe(`Lead · ${jonas.id.slice(-4)}`);
  await eventually(async () => (await connectionOf(workspaceId)).missingPermission !== null);
  expect((await connectionOf(workspaceId)).missingPermission).toBe("Read one user and one company");
});

test("B16 without the permission to read conversations nothing is lost: it is named, and the ticket comes once it is given", async () => {
  const { workspaceId } = acme;
  story.intercom.failNext("GET /conversations/*", forbidden(1));
  await tagOnly(acme);
  await untilTried(workspaceId, 1);
  expect(await deliveriesOf(workspaceId)).toMatchObject([
    { state: "pending", summary: "Intercom’s permission “Read conversations” is missing" },
  ]);
  expect(await connectionOf(workspaceId)).toMatchObject({
    status: "connected",
    missingPermission: "Read conversations",
  });
  await tryNow(workspaceId);
  await untilWorkedOff(workspaceId);
  expect(await ticketsOf(workspaceId)).toHaveLength(1);
});

test("B17 a conversation deleted in Intercom is ignored with the reason, and opens no ticket", async () => {
  const { workspaceId, sim, conversation } = acme;
  const sent = await sim.tag(conversation.id, {
    tagId: acme.wish.id,
    ...adminOf(acme),
    deliver: false,
  });
  sim.deleteConversation(conversation.id, { deliver: false });
  await sim.deliver(sent);
  await untilWorkedOff(workspaceId);
  expect(await deliveriesOf(workspaceId)).toMatchObject([
    { outcome: "ignored", summary: "Ignored: the conversation was deleted in Intercom" },
  ]);
  expect(await ticketsOf(workspaceId)).toEqual([]);
});

test("B21 a renamed tag still works by its id, under its new name; another of the old name does not", async () => {
  const { workspaceId, sim, wish } = acme;
  sim.renameTag(wish.id, "ideas");
  const impostor = sim.addTag("feature-request");
  await tag(acme, impostor.id);
  expect(await ticketsOf(workspaceId)).toEqual([]);
  await tag(acme, wish.id);
  expect(await ticketsOf(workspaceId)).toMatchObject([
    { tags: [{ tagId: wish.id }], activity: [{ kind: "created", detail: "ideas" }] },
  ]);
});

test("B21 a tag deleted in Intercom after it was added still counts, and harms nothing", async () => {
  const { workspaceId, sim, conversation, wish } = acme;
  const sent = await sim.tag(conversation.id, { tagId: wish.id, ...adminOf(acme), deliver: false });
  sim.deleteTag(wish.id);
  await sim.deliver(sent);
  await untilWorkedOff(workspaceId);
  expect(await ticketsOf(workspaceId)).toMatchObject([
    { tags: [{ tagId: wish.id, addedByName: null }] },
  ]);
});

test("B1 I11 after a 429 nothing is asked before Intercom's window opens again, and then it goes on", async () => {
  const { workspaceId } = acme;
  const reset = Math.floor(Date.now() / 1000) + 3;
  const headers = { "x-ratelimit-reset": String(reset) };
  story.intercom.failNext("GET /conversations/*", { status: 429, headers });
  await tagOnly(acme);
  await untilWorkedOff(workspaceId);
  const [limited, ...later] = story.intercom.calls;
  expect(limited?.status).toBe(429);
  expect(later.length).toBeGreaterThan(0);
  expect(later.filter(({ at }) => at < reset * 1000)).toEqual([]);
  expect(await deliveriesOf(workspaceId)).toMatchObject([{ state: "done", attempts: 1 }]);
  expect(await ticketsOf(workspaceId)).toHaveLength(1);
});

test.each([
  ["500", { status: 500 }],
  ["502 with a page", { status: 502, body: "<html>Bad gateway</html>" }],
  ["200 with a page", { status: 200, body: "<html>Welcome</html>" }],
  ["200 with another shape", { status: 200, body: { type: "error.list", errors: [] } }],
  ["a connection that breaks", { reset: true }],
])("B3 B4 B10 %s is tried again a little later, and the ticket comes", async (_, fault) => {
  const { workspaceId } = acme;
  story.intercom.failNext("GET /conversations/*", { ...fault, times: 2 });
  await tagOnly(acme);
  for (const attempts of [1, 2]) {
    await untilTried(workspaceId, attempts);
    const [delivery] = await deliveriesOf(workspaceId);
    expect(delivery).toMatchObject({ state: "pending", outcome: "failed" });
    expect(delivery?.summary).not.toContain("<");
    expect(delivery?.nextTryAt.getTime()).toBeGreaterThan(Date.now());
    await tryNow(workspaceId);
  }
  await untilWorkedOff(workspaceId);
  expect(await ticketsOf(workspaceId)).toHaveLength(1);
});

test("B16 a missing permission that nobody gives is given up after eight tries, with the reason, and can be tried again", async () => {
  const { workspaceId } = acme;
  story.intercom.failNext("GET /conversations/*", forbidden(8));
  await tagOnly(acme);
  for (let attempts = 1; attempts <= 8; attempts++) {
    await untilTried(workspaceId, attempts);
    const [delivery] = await deliveriesOf(workspaceId);
    expect(delivery?.state, `try ${attempts}`).toBe(attempts < 8 ? "pending" : "dead");
    await tryNow(workspaceId);
  }
  expect(await deliveriesOf(workspaceId)).toMatchObject([
    { outcome: "failed", summary: "Intercom’s permission “Read conversations” is missing" },
  ]);
  expect(await ticketsOf(workspaceId)).toEqual([]);
});

test("B3 an outage delays a delivery past eight tries and never decides it", async () => {
  const { workspaceId } = acme;
  story.intercom.failNext("GET /conversations/*", { status: 503, times: 10 });
  await tagOnly(acme);
  for (let attempts = 1; attempts <= 10; attempts++) {
    await untilTried(workspaceId, attempts);
    expect(await deliveriesOf(workspaceId)).toMatchObject([{ state: "pending" }]);
    await tryNow(workspaceId);
  }
  await untilWorkedOff(workspaceId);
  expect(await ticketsOf(workspaceId)).toHaveLength(1);
});

test("one workspace whose Intercom is slow or broken does not delay another", async () => {
  const other = await playground(story);
  story.intercom.failNext(`GET /conversations/${acme.conversation.id}`, {
    status: 500,
    delayMs: 3_000,
  });
  await tagOnly(acme);
  await eventually(async () =>
    (await deliveriesOf(acme.workspaceId)).some(({ state }) => state === "processing"),
  );
  const elsewhere = other.sim.addConversation({
    contacts: [other.jonas],
    body: "<p>Wish.</p>",
    deliver: false,
  });
  await tag({ ...other, conversation: elsewhere }, other.wish.id);
  expect(await ticketsOf(other.workspaceId)).toHaveLength(1);
  const [delivery] = await deliveriesOf(acme.workspaceId);
  expect(delivery?.state).toBe("processing");
  await untilTried(acme.workspaceId, 1);
  await tryNow(acme.workspaceId);
  await untilWorkedOff(acme.workspaceId);
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(1);
});
