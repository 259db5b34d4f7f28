import { expect, test } from "vitest";
import { points } from "./site/points.ts";
import { runTags, type Story } from "./site/run-tags.ts";
import { seedSite } from "./site/seed-site.ts";
import type { Fault, Role } from "./site/start-site.ts";
import { nothingBroken, report, sweepNumbers } from "./site/sweep.ts";
import { seedConversations } from "./site/tag-conversations.ts";

const alone = await seedSite((intercom) => seedConversations(intercom));
const shared = await seedSite((intercom) => seedConversations(intercom, 2));
const one: Story = { seed: alone, tags: alone };
const two: Story = { seed: shared, tags: shared, webs: 2, workers: 2 };

const kill = (story: Story, role: Role) => (at: Fault["at"]) =>
  runTags(story, { role, at, mode: "kill" });

test("C1 I1 I2 I3 I4 I7 I8 I12 a web killed anywhere between the first byte and the answer loses no tag", async () => {
  const outcomes = await sweepNumbers(kill(one, "web"));
  const must = { names: points.web, atLeast: 20 };
  expect(report("C1 one web", outcomes, must)).toEqual(nothingBroken);
});

test("C1 I1 I2 I3 I4 I7 I8 I12 a worker killed anywhere between claim and done loses no tag and doubles no ticket", async () => {
  const outcomes = await sweepNumbers(kill(one, "worker"));
  const must = { names: points.worker, atLeast: 18 };
  expect(report("C1 one worker", outcomes, must)).toEqual(nothingBroken);
});

test("C2 I1 I2 I3 I4 I7 I8 I12 of two webs one is killed anywhere, and the other takes what Intercom repeats", async () => {
  const outcomes = await sweepNumbers(kill(two, "web"), 2);
  const must = { names: points.web, atLeast: 10 };
  expect(report("C2 one of two webs", outcomes, must)).toEqual(nothingBroken);
});

test("C2 I1 I2 I3 I4 I7 I8 I12 of two workers one is killed anywhere, and the other finishes its work", async () => {
  const outcomes = await sweepNumbers(kill(two, "worker"), 4);
  const must = { names: points.worker, atLeast: 18 };
  expect(report("C2 one of two workers", outcomes, must)).toEqual(nothingBroken);
});
