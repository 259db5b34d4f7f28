import { beforeEach, expect, test } from "vitest";
import { type Scope, scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { noteAnswer } from "#lib/intercom/rate-budget/note-answer.ts";
import { takeCall } from "#lib/intercom/rate-budget/take-call.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let scope: Scope;

beforeEach(async () => {
  scope = scopeOf(await addWorkspace({ slug: newId(), products: [] }));
});

const resetIn = (seconds: number) => Math.ceil(Date.now() / 1000) + seconds;

function answer(status: number, limit: number, remaining: number, reset: number | string) {
  const headers = new Headers({
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(reset),
  });
  return noteAnswer(scope, { status, headers });
}

/** How many of so many calls asked for at once were let through. */
async function letThrough(calls: number, isInteractive = false): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: calls }, () => takeCall(scope, { isInteractive })),
  );
  return answers.filter((waitUntil) => waitUntil === null).length;
}

test("B25 I11 many asking at once get no more than Intercom has left, and a tenth stays for people who wait", async () => {
  await takeCall(scope);
  await answer(200, 100, 40, resetIn(9));
  expect(await letThrough(60)).toBe(30);
  expect(await letThrough(1)).toBe(0);
  expect(await letThrough(60, true)).toBe(10);
});

test("B1 what is refused is told to come back at Intercom's reset, not before", async () => {
  await takeCall(scope);
  const reset = resetIn(9);
  await answer(429, 100, 5, reset);
  const waitUntil = await takeCall(scope, { isInteractive: true });
  expect(waitUntil?.getTime()).toBeGreaterThanOrEqual(reset * 1000);
  expect(waitUntil?.getTime()).toBeLessThan(reset * 1000 + 1_000);
});

test("once the window is over the whole limit is there again", async () => {
  await takeCall(scope);
  await answer(200, 100, 0, resetIn(9));
  await database.rateBudget.update({
    where: { workspaceId: scope.workspaceId },
    data: { resetsAt: new Date(0) },
  });
  expect(await letThrough(200)).toBe(90);
});

test("a limit far above what is assumed counts at once, and what was taken stays taken", async () => {
  await letThrough(20);
  await answer(200, 100_000, 99_999, resetIn(9));
  expect(await takeCall(scope)).toBeNull();
  const { remaining } = await database.rateBudget.findUniqueOrThrow({ where: scope });
  expect(remaining).toBe(100_000 - 21);
});

test("an answer that left earlier and comes later gives nothing back", async () => {
  await takeCall(scope);
  const reset = resetIn(9);
  await answer(200, 100, 20, reset);
  await answer(200, 100, 60, reset);
  expect(await letThrough(60)).toBe(10);
});

const unbelievable: (string | number)[] = ["soon", 1_600_000_000, 4_070_908_800, ""];

test.each(unbelievable)("B2 a reset of %j is not believed", async (reset) => {
  await takeCall(scope);
  await answer(200, 100, 0, reset);
  expect(await takeCall(scope)).toBeNull();
});

/** How long whoever asks now is told to wait. */
async function secondsClosed(): Promise<number> {
  const waitUntil = await takeCall(scope, { isInteractive: true });
  return waitUntil ? Math.round((waitUntil.getTime() - Date.now()) / 1000) : 0;
}

async function letTimePass(): Promise<void> {
  await database.rateBudget.update({ where: scope, data: { resetsAt: new Date(0) } });
}

test.each(unbelievable)(
  "B2 after refusals with a reset of %j nobody calls for 1, 2, 4 and at last 60 seconds, and one answer ends that",
  async (reset) => {
    const waits: number[] = [];
    for (let refusals = 0; refusals < 9; refusals += 1) {
      await takeCall(scope);
      await Promise.all([answer(429, 100, 5, reset), answer(429, 100, 5, reset)]);
      waits.push(await secondsClosed());
      await letTimePass();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    await takeCall(scope);
    await answer(200, 100, 99, reset);
    await answer(429, 100, 5, reset);
    expect(await secondsClosed()).toBe(1);
  },
);

test("B24 a window that ends while calls go on leaves nothing of it to the next", async () => {
  await takeCall(scope);
  const end = Date.now() / 1000 + 0.3;
  await answer(200, 100, 40, end);
  expect((await budget()).resetsAt.getTime() / 1000).toBeCloseTo(end, 1);
  await answer(200, 100, 99, end + 10);
  expect(await letThrough(200)).toBe(89);
});

const budget = () => database.rateBudget.findUniqueOrThrow({ where: scope });

test("one workspace's calls leave another's alone", async () => {
  await takeCall(scope);
  await answer(429, 100, 0, resetIn(9));
  const other = scopeOf(await addWorkspace({ slug: newId(), products: [] }));
  expect(await takeCall(other)).toBeNull();
});
