import { beforeEach, expect, test } from "vitest";
import { database, transaction } from "#lib/database/client.ts";
import { sealToken } from "#lib/intercom/connection/open-token.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { contactsLater } from "#lib/jobs/enqueue.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
  peopleHere,
  peopleInIntercom,
  untilRun,
} from "#tests/support/imported-contacts.ts";
import { useImportWorker } from "#tests/support/use-import-worker.ts";

const intercom = await useImportWorker();
let acme: ContactStory;

beforeEach(async () => {
  acme = await contactStory(intercom);
  addPeople(acme.sim, 320);
});

const listed = /^GET \/contacts$/;

/** The import ends as if nothing had happened. */
async function expectEverybody({ workspaceId, sim }: ContactStory): Promise<void> {
  const run = await untilRun(workspaceId, "done", 40_000);
  expect(run).toMatchObject({ seen: 320, total: 320, here: 320 });
  expect(await peopleHere(workspaceId)).toEqual(peopleInIntercom(sim));
}

test.each([3, 10])(
  "B1 I11 after a 429 with a reset in %i s nothing is asked before it, and the same page comes next",
  async (seconds) => {
    const reset = Math.floor(Date.now() / 1000) + seconds;
    const headers = { "x-ratelimit-reset": String(reset) };
    intercom.failNext(listed, { status: 429, headers });
    await acme.turn(true);
    const waiting = await untilRun(acme.workspaceId, "waiting");
    expect(waiting.waitUntil?.getTime()).toBeGreaterThanOrEqual(reset * 1000);
    await expectEverybody(acme);
    const early = intercom.calls.slice(1).filter(({ at }) => at < reset * 1000);
    expect(early).toEqual([]);
  },
);

test.each([
  ["no reset", {}],
  ["a reset in the past", { "x-ratelimit-reset": "1600000000" }],
  ["a reset in 2099", { "x-ratelimit-reset": "4070908800" }],
  ["a reset that is no number", { "x-ratelimit-reset": "soon" }],
])("B2 after a 429 with %s it waits a second, then two", async (_, headers) => {
  intercom.failNext(listed, { status: 429, headers, times: 2 });
  await acme.turn(true);
  await expectEverybody(acme);
  const [first, second, third] = intercom.calls.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_000);
  expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(2_000);
});

const html = "<html><body>Bad gateway</body></html>";

test.each([
  ["a 500", { status: 500 }],
  ["a 502 with a page of HTML", { status: 502, body: html }],
  ["a 200 with HTML", { status: 200, body: html }],
  ["a connection cut before the answer", { reset: true }],
  ["JSON that breaks off", { status: 200, body: '{"type":"list","data":[{"id":"6' }],
  ["JSON with something behind it", { status: 200, body: '{"data":[]}}' }],
  ["data that is null", { status: 200, body: { type: "list", data: null } }],
  ["an error under the status 200", { status: 200, body: { type: "error.list", errors: [] } }],
  ["only people without ids", { status: 200, body: { data: [{ name: "Nobody" }] } }],
  ["an end that is none", { status: 200, body: { data: [], pages: { next: 7 } } }],
])("B3 B4 B7 B8 B10 %s has no effect but another try", async (_, answer) => {
  intercom.failNext(listed, answer);
  await acme.turn(true);
  await expectEverybody(acme);
  expect(intercom.calls.filter(({ path }) => path.startsWith("/contacts?"))).toHaveLength(4);
});

test("B10 somebody without an id is left out of a good page, and the others come", async () => {
  const good = { type: "contact", id: "abc123", role: "user", name: "Ada" };
  intercom.failNext(listed, {
    status: 200,
    body: { data: [{ name: "Nobody" }, good], total_count: 2 },
  });
  await acme.turn(true);
  expect(await untilRun(acme.workspaceId, "done")).toMatchObject({ here: 1, total: 2 });
  expect(await peopleHere(acme.workspaceId)).toMatchObject([{ name: "Ada" }]);
});

test("B3 after eight tries in a row it has failed with the reason, and Retry goes on", async () => {
  const { workspaceId, admin, turn } = acme;
  intercom.failNext(listed, { status: 503, times: 8 });
  await turn(true);
  for (let attempts = 1; attempts < 8; attempts += 1) {
    await eventually(async () => (await latestRun(workspaceId)).attempts === attempts);
    await tryNow(workspaceId);
  }
  const failed = await untilRun(workspaceId, "failed");
  expect(failed.failure).toBe("Intercom answered 503");
  expect(failed.waitUntil?.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
  await syncContactsNow(admin);
  await expectEverybody(acme);
});

/** As if the wait were over. */
async function tryNow(workspaceId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.contactImport.updateMany({
      where: { workspaceId, isOpen: true },
      data: { waitUntil: null },
    });
    await contactsLater(tx, workspaceId);
  });
}

test("B15 a revoked access stops the import at once, and a reconnect takes it up", async () => {
  const { sim, workspaceId, turn } = acme;
  intercom.failNext(listed, { delayMs: 1 });
  intercom.failNext(listed, { status: 401 });
  await turn(true);
  await eventually(async () => (await connectionOf(workspaceId)).status === "reconnect_needed");
  expect(intercom.calls.filter(({ status }) => status === 401)).toHaveLength(1);
  const sealed = sealToken(sim.issueToken(), { workspaceId, intercomAppId: sim.appId });
  await transaction(async (tx) => {
    await tx.intercomConnection.update({
      where: { workspaceId },
      data: { ...sealed, status: "connected", reconnectNeededSince: null },
    });
    await contactsLater(tx, workspaceId);
  });
  await expectEverybody(acme);
});

const connectionOf = (workspaceId: string) =>
  database.intercomConnection.findUniqueOrThrow({ where: { workspaceId } });

test("B16 without the permission it has failed with the permission's name", async () => {
  const { workspaceId, turn } = acme;
  intercom.failNext(listed, { status: 403 });
  await turn(true);
  const failed = await untilRun(workspaceId, "failed");
  expect(failed.failure).toContain("Read and list users and companies");
  expect((await connectionOf(workspaceId)).status).toBe("connected");
});
