import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
  peopleHere,
  peopleInIntercom,
} from "#tests/support/imported-contacts.ts";
import type { FaultAnswer } from "#tests/support/intercom-simulator/fault-script.ts";
import { arrive, letWaitsPass, startFull, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ContactStory;

beforeEach(async () => {
  acme = await contactStory(intercom);
  intercom.calls.length = 0;
});

/** Until it is ended, every call for such a path is answered so. */
function answerAll(path: RegExp, fault: FaultAnswer) {
  acme.sim.watchCalls({
    asked: async (call) => (path.test(call.path) ? fault : null),
    answered: async () => undefined,
  });
  return () => acme.sim.watchCalls(null);
}

/** The next try, whenever it would be. */
async function tryNow() {
  await letWaitsPass(acme);
  return workOff(acme);
}

test("B3 I8 after eight tries in a row the page says so, each minute one call tries, and a minute after the outage it goes on by itself", async () => {
  addPeople(acme.sim, 20);
  const mend = answerAll(/./, { status: 503 });
  await acme.turn(true);
  for (let tries = 1; tries < 8; tries += 1) {
    expect(await tryNow()).toMatchObject({ state: "running", attempts: tries });
  }
  for (let probes = 0; probes < 3; probes += 1) {
    const failed = await tryNow();
    expect(failed).toMatchObject({ state: "failed", failure: "Intercom answered 503" });
    const waitMs = (failed.waitUntil?.getTime() ?? 0) - Date.now();
    expect(waitMs).toBeGreaterThan(50_000);
    expect(waitMs).toBeLessThanOrEqual(60_000);
  }
  expect(intercom.calls).toHaveLength(10);
  mend();
  expect(await tryNow()).toMatchObject({ state: "done", here: 20 });
  expect(await peopleHere(acme.workspaceId)).toEqual(peopleInIntercom(acme.sim));
});

test("an Intercom that is not paid for is asked once an hour after eight tries", async () => {
  answerAll(/./, { status: 402 });
  await acme.turn(true);
  for (let tries = 1; tries < 8; tries += 1) await tryNow();
  const failed = await tryNow();
  expect(failed.state).toBe("failed");
  expect((failed.waitUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
});

const refusal = { status: 429 };

test("B2 refused for ever without a word of until when, the import waits longer each time, up to a minute, and never gives up", async () => {
  addPeople(acme.sim, 5);
  const mend = answerAll(/./, refusal);
  await acme.turn(true);
  const waits: number[] = [];
  for (let refusals = 0; refusals < 10; refusals += 1) {
    const calls = intercom.calls.length;
    await tryNow();
    expect(intercom.calls).toHaveLength(calls + 1);
    waits.push(await secondsClosed());
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  expect(await latestRun(acme.workspaceId)).toMatchObject({ state: "waiting", attempts: 0 });
  mend();
  expect(await tryNow()).toMatchObject({ state: "done", here: 5 });
});

test("B2 so do the workers of the notifications, whom no call is let through meanwhile", async () => {
  await acme.turn(true);
  await workOff(acme);
  const contact = acme.sim.addContact({ name: "Ida" });
  const notify = () =>
    arrive(acme, acme.sim.buildContactNotification("contact.user.created", contact));
  answerAll(/^\/contacts\//, refusal);
  intercom.calls.length = 0;
  const waits: number[] = [];
  for (let refusals = 0; refusals < 8; refusals += 1) {
    await letWaitsPass(acme);
    await notify();
    await notify();
    expect(intercom.calls).toHaveLength(refusals + 1);
    waits.push(await secondsClosed());
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
});

async function secondsClosed(): Promise<number> {
  const where = { workspaceId: acme.workspaceId };
  const { remaining, resetsAt } = await database.rateBudget.findUniqueOrThrow({ where });
  return remaining > 0 ? 0 : Math.round((resetsAt.getTime() - Date.now()) / 1000);
}

async function missThree(): Promise<string[]> {
  const people = addPeople(acme.sim, 24);
  await acme.turn(true);
  await workOff(acme);
  const ids = people.slice(1, 4).map(({ id }) => id);
  for (const id of ids) await acme.sim.deleteContact(id, { deliver: false });
  intercom.calls.length = 0;
  await startFull(acme);
  return ids;
}

test("B3 an outage while who is gone is looked for passes nobody over", async () => {
  await missThree();
  const mend = answerAll(/^\/contacts\/\w{24}$/, { status: 503 });
  await workOff(acme);
  const endOutage = answerAll(/./, { status: 503 });
  for (let tries = 2; tries <= 12; tries += 1) await tryNow();
  expect(await latestRun(acme.workspaceId)).toMatchObject({ phase: "gone", state: "failed" });
  endOutage();
  mend();
  expect(await tryNow()).toMatchObject({ state: "done", here: 21 });
  expect(await findUntruePeople(acme.workspaceId, acme.sim)).toEqual([]);
});

test("B3 whoever Intercom always fails at is passed over alone, each after seven tries of their own", async () => {
  const ids = await missThree();
  answerAll(new RegExp(ids.slice(0, 2).join("|")), { status: 500 });
  for (let tries = 1; tries <= 14; tries += 1) await tryNow();
  expect(await latestRun(acme.workspaceId)).toMatchObject({ state: "done" });
  const triesFor = ids.map((id) => intercom.calls.filter(({ path }) => path.includes(id)).length);
  expect(triesFor).toEqual([7, 7, 1]);
});
