import { fillIntercom } from "./fill-intercom.ts";
import { findUntrue } from "./find-untrue.ts";
import { historyOf } from "./history.ts";
import { liveThrough } from "./live-through.ts";
import { type Site, timebookKeeper } from "./timebook-keeper.ts";
import { drainAll, runToEnd } from "./work-off.ts";

export type Outcome = {
  seed: number;
  wrong: string[];
  early: string[];
  calls: number;
  spoiled: number;
};

const hour = 3_600;

/**
 * One history with Timebook as the keeper, and what its timetable does after the last day: a sweep finds whoever was
 * created or changed, a full run finds the rest.
 */
export async function play(site: Site, seed: number): Promise<Outcome> {
  const history = historyOf(seed);
  const { zone: timezone, callsPerWindow } = history;
  const sim = site.intercom.addWorkspace({ name: `History ${seed}`, region: "US", timezone });
  await fillIntercom(sim, history);
  sim.setRateLimit(callsPerWindow);
  const { keeper, place, wrong, watch, work, post, sweep } = await timebookKeeper(
    site,
    history,
    sim,
  );
  const outcome = () => ({ seed, wrong, ...watch.counted });
  try {
    await liveThrough(history, sim, keeper);
    await post.arrive("all");
    await drainAll(work);
    await keeper.pass(hour);
    await sweep();
    await keeper.pass(hour);
    await runToEnd(work, "full");
    const untrue = await findUntrue(place);
    wrong.push(...untrue.map(({ id, words }) => `in the end: ${id} ${words}`));
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  sim.watchCalls(null);
  return outcome();
}
