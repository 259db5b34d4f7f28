import { expect, test } from "vitest";
import { transaction } from "#lib/database/client.ts";
import { runContactImport } from "#lib/intercom/contact-import/run-contact-import.ts";
import { startImport } from "#lib/intercom/contact-import/start-import.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { historyOf } from "./contact-histories/history.ts";
import { openScene, type Scene } from "./contact-histories/scene.ts";
import { sweep, timebookKeeper } from "./contact-histories/timebook-keeper.ts";
import { finishRun } from "./contact-histories/work-off.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
const hour = 3_600;

/** Ends in the middle: after its first page somebody stops the worker. */
async function beginSweep(scene: Scene): Promise<void> {
  const { scope, sim, history, watch } = scene;
  const start = { intercomAppId: sim.appId, requestedBy: null, kind: "sweep" as const };
  await scene.catchUp();
  await transaction((tx) => startImport(tx, scope, start));
  history.troubles.push({ onCall: watch.counted.calls + 1, kind: "stopped" });
  await runContactImport(scope, await scene.begin(1));
}

test("B23 who changes while a sweep stands still for three days, after it has passed them, is found by the next", async () => {
  const calm = { isDeaf: true, meanwhile: [], troubles: [], kill: null, pageSize: 6 };
  const scene = await openScene({ intercom, databaseUrl }, { ...historyOf(5), ...calm });
  const { sim } = scene;
  sim.setLargestPage(6);
  await timebookKeeper(scene).import();
  scene.pass(90 * hour);
  const people = [...sim.record.contacts.values()].filter(({ archived }) => !archived).slice(0, 14);
  for (const { id } of people) await sim.editContact(id, { name: "Ada" }, { deliver: false });
  await beginSweep(scene);
  scene.pass(hour);
  const [passed] = people;
  await sim.editContact(passed?.id ?? "", { name: "Bea" }, { deliver: false });
  scene.pass(71 * hour);
  await finishRun(scene);
  scene.pass(hour);
  await sweep(scene);
  expect(scene.wrong).toEqual([]);
});
