import { expect, test } from "vitest";
import { groupCommit } from "#lib/group-commit.ts";

/** A writer that notes its groups and ends when it is told to. */
function noting(options: { groupsAtOnce?: number; atMost?: number; spoilt?: number } = {}) {
  const groups: number[][] = [];
  const open: (() => void)[] = [];
  const write = groupCommit<number, string>({
    atMost: 100,
    ...options,
    write: async (items) => {
      groups.push(items);
      await new Promise<void>((end) => open.push(end));
      if (items.includes(options.spoilt ?? -1)) throw new Error("spoilt");
      return items.map((item) => `${item} written`);
    },
    isAboutOne: () => true,
  });
  return { write, groups, endOne: () => open.shift()?.() };
}

async function untilAll(endOne: () => void, results: Promise<unknown>[]) {
  const timer = setInterval(endOne, 1);
  const settled = await Promise.allSettled(results);
  clearInterval(timer);
  return settled;
}

test("what comes alone is written at once, and what queues up meanwhile together", async () => {
  const { write, groups, endOne } = noting();
  const results = [1, 2, 3, 4].map(write);
  expect(groups).toEqual([[1]]);
  await untilAll(endOne, results);
  expect(groups).toEqual([[1], [2, 3, 4]]);
  expect(await Promise.all(results)).toEqual(["1 written", "2 written", "3 written", "4 written"]);
});

test("where two groups may be written at once, each takes half of those who come and go", async () => {
  const { write, groups, endOne } = noting({ groupsAtOnce: 2 });
  await untilAll(endOne, [1, 2, 3, 4, 5, 6, 7, 8].map(write));
  groups.length = 0;
  await untilAll(endOne, [1, 2, 3, 4, 5, 6, 7, 8].map(write));
  expect(groups.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(groups.length).toBeLessThanOrEqual(3);
});

test("who is awaited and does not come holds nobody up", async () => {
  const { write, groups, endOne } = noting();
  await untilAll(endOne, [1, 2, 3, 4, 5, 6].map(write));
  groups.length = 0;
  await untilAll(endOne, [write(7)]);
  expect(groups).toEqual([[7]]);
});

test("one that spoils its group is alone in failing", async () => {
  const { write, endOne } = noting({ spoilt: 3 });
  const settled = await untilAll(endOne, [1, 2, 3, 4].map(write));
  expect(settled.map(({ status }) => status)).toEqual([
    ...["fulfilled", "fulfilled", "rejected", "fulfilled"],
  ]);
});
