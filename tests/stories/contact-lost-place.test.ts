import { beforeEach, expect, test } from "vitest";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
  peopleHere,
  peopleInIntercom,
} from "#tests/support/imported-contacts.ts";
import type { FaultAnswer } from "#tests/support/intercom-simulator/fault-script.ts";
import { letWaitsPass, startFull, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ContactStory;
/** How many people the page said it had read, at each page asked for. */
let counts: number[];

beforeEach(async () => {
  acme = await contactStory(intercom);
  counts = [];
});

/** What the list answers to a cursor, null for as always; the first page is null. */
function answerList(answer: (cursor: string | null) => FaultAnswer | null) {
  acme.sim.watchCalls({
    async asked({ path, query }) {
      if (path !== "/contacts") return null;
      counts.push((await latestRun(acme.workspaceId)).seen);
      return answer(query.get("starting_after"));
    },
    answered: async () => undefined,
  });
}

const expectNoStepBack = () => expect(counts).toEqual(counts.toSorted((a, b) => a - b));

const forgotten = [400, 404, 422].map((status): [number, FaultAnswer] => [status, { status }]);

test.each(forgotten)(
  "B11 a place in the list that Intercom forgot, which it says by %i, makes it begin again three times at most, and no count goes back",
  async (_, lost) => {
    const { sim, workspaceId } = acme;
    addPeople(sim, 60);
    sim.setLargestPage(10);
    let losses = 3;
    answerList((cursor) => (cursor && counts.length % 5 === 4 && losses-- > 0 ? lost : null));
    await acme.turn(true);
    expect(await workOff(acme)).toMatchObject({ state: "done", restarts: 3, seen: 60, here: 60 });
    expect(await peopleHere(workspaceId)).toEqual(peopleInIntercom(sim));
    expect(counts.length).toBeGreaterThan(15);
    expectNoStepBack();
  },
);

test.each(forgotten)(
  "B11 a place that is lost by %i again and again has failed in words after three restarts, and Retry goes on",
  async (_, lost) => {
    addPeople(acme.sim, 60);
    acme.sim.setLargestPage(10);
    answerList((cursor) => (cursor ? lost : null));
    await acme.turn(true);
    expect(await workOff(acme)).toMatchObject({
      ...{ state: "failed", restarts: 3, waitUntil: null, seen: 10 },
      failure: "Intercom lost the place in its list again and again",
    });
    expect(counts).toHaveLength(4 * 2);
    expectNoStepBack();
    acme.sim.watchCalls(null);
    await syncContactsNow(acme.admin);
    expect(await workOff(acme)).toMatchObject({ state: "done", here: 60 });
  },
);

/** Pages of one person each, of which the last leads back to the page `back` before it. */
function leadInACircle(length: number, back: number) {
  answerList((cursor) => {
    const at = Number(cursor ?? 0);
    const next = String(at + 1 < length ? at + 1 : length - back);
    return {
      status: 200,
      body: { data: [{ id: `p${at}` }], pages: { next: { starting_after: next } } },
    };
  });
}

test.each([
  ["names the same place for ever", 1, 1],
  ["leads round three pages", 3, 3],
  ["leads at its end back by one page", 20, 1],
  ["leads in a circle longer than a piece of work", 130, 90],
])("B14 a list that %s has failed, in words", async (_, length, back) => {
  leadInACircle(length, back);
  await acme.turn(true);
  expect(await workOff(acme)).toMatchObject({
    state: "failed",
    failure: "Intercom’s list of people has no end",
    waitUntil: null,
    seen: length,
  });
  expect(counts.length).toBeLessThanOrEqual(4 * length);
});

test("a list that begins again or is read again the next day is no circle", async () => {
  const { sim } = acme;
  addPeople(sim, 60);
  sim.setLargestPage(10);
  let losses = 1;
  answerList((cursor) => (cursor && counts.length === 5 && losses-- > 0 ? { status: 400 } : null));
  await acme.turn(true);
  expect(await workOff(acme)).toMatchObject({ state: "done", restarts: 1 });
  await startFull(acme);
  await letWaitsPass(acme);
  expect(await workOff(acme)).toMatchObject({ state: "done", restarts: 0 });
});
