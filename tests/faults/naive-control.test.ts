import { expect, test } from "vitest";
import { runTags, type Story } from "./site/run-tags.ts";
import { seedSite } from "./site/seed-site.ts";
import { sweepNumbers } from "./site/sweep.ts";
import { seedConversations } from "./site/tag-conversations.ts";

const seed = await seedSite((intercom) => seedConversations(intercom));
const naive: Story = {
  seed,
  tags: seed,
  workers: 0,
  programs: { web: "tests/faults/naive-control/serve.ts" },
  isIdle: async ({ servers }) => {
    const answers = servers().map((url) => fetch(`${url}/idle`).catch(() => null));
    return (await Promise.all(answers)).every((answer) => answer?.ok);
  },
};

test("C1 the same sweep finds out a program that answers first, works in memory and has no unique key", async () => {
  const outcomes = await sweepNumbers((at) => runTags(naive, { role: "web", at, mode: "kill" }));
  const struck = outcomes.filter((outcome) => outcome.struck !== null);
  const failed = struck.filter(({ broken }) => broken.length > 0);
  const kinds = new Set(failed.flatMap(({ broken }) => broken.map((line) => line.split(" ")[0])));
  console.log(
    `C1 control: ${failed.length} of ${struck.length} runs failed (${[...kinds].sort()})`,
  );
  // Left alone it does its work, so that it is the crash that it fails at.
  expect(outcomes.filter(({ struck }) => struck === null).flatMap(({ broken }) => broken)).toEqual(
    [],
  );
  expect(outcomes.some(({ refusesASecond }) => refusesASecond)).toBe(false);
  expect(struck.length).toBeGreaterThanOrEqual(40);
  expect(failed.length).toBeGreaterThanOrEqual(30);
  expect([...kinds]).toEqual(expect.arrayContaining(["I2", "I3"]));
});
