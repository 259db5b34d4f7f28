import { beforeEach, expect, test } from "vitest";
import { type ContactStory, contactStory, untilRun } from "#tests/support/imported-contacts.ts";
import { useImportWorker } from "#tests/support/use-import-worker.ts";

const intercom = await useImportWorker();
const limit = 10;
/** A tenth is kept for people who wait. */
const mayTake = 9;
const windowMs = 2_000;
const pages = 40;
let acme: ContactStory;

beforeEach(async () => {
  acme = await contactStory(intercom);
  acme.sim.addContacts(pages * 10, (at) => ({ name: `Person ${at}` }));
  acme.sim.setLargestPage(10);
  acme.sim.setRateLimit(limit, windowMs);
});

/** How many calls fell into each of Intercom's windows, from the first to the last. */
async function importAndCount(): Promise<number[]> {
  await acme.turn(true);
  const run = await untilRun(acme.workspaceId, "done", 90_000);
  expect(run).toMatchObject({ here: pages * 10, attempts: 0 });
  const windows = intercom.calls.map(({ at }) => Math.floor(at / windowMs));
  const first = Math.min(...windows);
  const counts = Array<number>(Math.max(...windows) - first + 1).fill(0);
  for (const window of windows) counts[window - first] = (counts[window - first] ?? 0) + 1;
  return counts;
}

test("B24 I11 an import takes as many windows as Intercom's limit makes of its pages, and no call is refused", async () => {
  const counts = await importAndCount();
  expect(intercom.calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(Math.max(...counts)).toBeLessThanOrEqual(limit);
  const needed = intercom.calls.length / mayTake;
  expect(counts.length).toBeLessThanOrEqual(1.2 * needed + 1);
});

test("B24 an Intercom so slow that no window is ever spent is asked as steadily in each", async () => {
  intercom.failNext(/^GET \/contacts$/, { delayMs: 240, times: pages });
  const steady = (await importAndCount()).slice(1, -2);
  expect(steady.length).toBeGreaterThanOrEqual(3);
  expect(Math.min(...steady)).toBeGreaterThanOrEqual(5);
});
