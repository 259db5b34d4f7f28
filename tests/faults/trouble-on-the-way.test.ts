import { expect, test } from "vitest";
import { points } from "./site/points.ts";
import { runTags, type Story } from "./site/run-tags.ts";
import { seedSite } from "./site/seed-site.ts";
import type { Mode, Role } from "./site/start-site.ts";
import { nothingBroken, report, sweepNames } from "./site/sweep.ts";
import { seedConversations } from "./site/tag-conversations.ts";

const seed = await seedSite((intercom) => seedConversations(intercom));
const one: Story = { seed, tags: seed };

async function sweep(mode: Mode, role: Role) {
  const names = points[role];
  const outcomes = await sweepNames(names, (at) => runTags(one, { role, at, mode }));
  return report(`C1 ${mode}, ${role}`, outcomes, { names, atLeast: names.length });
}

const roles = ["web", "worker"] as const;

test.each(roles)(
  "C1 I1 I2 I3 I4 I7 I8 I12 whatever fails in a %s between the first byte and done, it goes on and no tag is lost",
  async (role) => expect(await sweep("throw", role)).toEqual(nothingBroken),
);

test.each(roles)(
  "C1 I1 I2 I3 I4 I7 I8 I12 a %s that hangs anywhere can be ended, and no tag is lost",
  async (role) => expect(await sweep("hang", role)).toEqual(nothingBroken),
);

test.each(roles)(
  "C1 I1 I2 I3 I4 I7 I8 I12 a %s asked to stop anywhere ends with 0 and leaves nothing held",
  async (role) => expect(await sweep("stop", role)).toEqual(nothingBroken),
);

test("C1 I1 I2 I3 I4 I7 I8 I12 a rejection that nobody handles in a web ends nothing, every call goes on and no tag is lost", async () => {
  expect(await sweep("reject", "web")).toEqual(nothingBroken);
});

test("C1 I1 I2 I3 I4 I7 I8 I12 a rejection that nobody handles ends a worker with 1, and no tag is lost", async () => {
  expect(await sweep("reject", "worker")).toEqual(nothingBroken);
});
