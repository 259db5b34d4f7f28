import { findUntrue } from "./find-untrue.ts";
import { historyOf } from "./history.ts";
import { liveThrough } from "./live-through.ts";
import { openScene, type Scene, type Site } from "./scene.ts";
import { sweep, timebookKeeper } from "./timebook-keeper.ts";
import { findWentBack } from "./watch-rows.ts";
import { drainAll, runToEnd } from "./work-off.ts";

export type Outcome = {
  seed: number;
  wrong: string[];
  /** Calls after a 429 and before its reset. */
  early: string[];
  calls: number;
  /** Calls of a client that asks for nothing twice, and once more for each answer that was spoiled on its way. */
  need: number;
};

const hour = 3_600;

/**
 * One history with Timebook as the keeper, and what its timetable does after the last day: a sweep finds whoever was
 * created or changed, a full run finds the rest.
 */
export async function play(site: Site, seed: number): Promise<Outcome> {
  const scene = await openScene(site, historyOf(seed));
  const { wrong, watch, sim } = scene;
  try {
    await playOut(scene);
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  sim.watchCalls(null);
  const { calls, spoiled, early } = watch.counted;
  return { seed, wrong, early, calls, need: scene.need + spoiled };
}

async function playOut(scene: Scene): Promise<void> {
  await liveThrough(scene.history, scene.sim, timebookKeeper(scene));
  await scene.post.arrive("all");
  await drainAll(scene);
  scene.pass(hour);
  await sweep(scene);
  scene.pass(hour);
  await runToEnd(scene, "full");
  await scene.catchUp();
  const untrue = await findUntrue(scene);
  scene.wrong.push(...(await findWentBack(scene.workspaceId)));
  scene.wrong.push(...untrue.map(({ id, words }) => `in the end: ${id} ${words}`));
}
