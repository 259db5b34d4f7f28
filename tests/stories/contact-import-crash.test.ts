import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  addPeople,
  contactStory,
  latestRun,
  peopleHere,
  peopleInIntercom,
  untilRun,
} from "#tests/support/imported-contacts.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();

test.each([
  ["import.fetched", 0],
  ["import.saved", 0],
  ["import.committed", 150],
])(
  "C3 killed at %s the page and the place in the list are there together or not at all, and the next worker ends it",
  async (point, saved) => {
    intercom.calls.length = 0;
    const { sim, workspaceId, turn } = await contactStory(intercom);
    addPeople(sim, 320);
    await turn(true);
    const folder = await mkdtemp(path.join(os.tmpdir(), "import-crash-"));
    const trace = path.join(folder, "trace");
    const dying = await startWorker({
      databaseUrl,
      intercom,
      env: { FAULT_TRACE: trace, FAULT_MODE: "kill", FAULT_AT: point },
    });
    await dying.exited;
    expect(await latestRun(workspaceId)).toMatchObject({ seen: saved, pages: saved / 150 });
    expect(await peopleHere(workspaceId)).toHaveLength(saved);
    expect(await database.contactImportSeen.count({ where: { workspaceId } })).toBe(saved);
    const worker = await startWorker({ databaseUrl, intercom });
    const run = await untilRun(workspaceId, "done", 60_000);
    await worker.stop();
    expect(run).toMatchObject({ seen: 320, total: 320, here: 320 });
    expect(await peopleHere(workspaceId)).toEqual(peopleInIntercom(sim));
    const pages = intercom.calls.filter((call) => call.path.startsWith("/contacts?"));
    expect(pages.length).toBeLessThanOrEqual(3 + 2);
  },
);

test("C3 I8 a worker killed at every page ends with everybody, no page half, and hardly a call more", async () => {
  const { sim, workspaceId, turn } = await contactStory(intercom);
  addPeople(sim, 620);
  intercom.calls.length = 0;
  let worker = await startWorker({ databaseUrl, intercom });
  await turn(true);
  for (const seen of [150, 300, 450]) {
    await eventually(async () => (await latestRun(workspaceId)).seen >= seen);
    await worker.kill();
    const { seen: counted } = await latestRun(workspaceId);
    expect(await peopleHere(workspaceId)).toHaveLength(counted);
    worker = await startWorker({ databaseUrl, intercom });
  }
  const run = await untilRun(workspaceId, "done", 90_000);
  await worker.stop();
  expect(run).toMatchObject({ seen: 620, total: 620, here: 620 });
  expect(await peopleHere(workspaceId)).toEqual(peopleInIntercom(sim));
  const listed = intercom.calls.filter(({ path }) => path.startsWith("/contacts?"));
  // Five pages, and at each kill at most the one being written and the one on its way once more.
  expect(listed.length).toBeLessThanOrEqual(5 + 3 * 2);
});
