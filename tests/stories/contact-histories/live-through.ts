import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { type Acted, act } from "./act.ts";
import type { History, Step } from "./history.ts";

/** Whoever keeps a copy of Intercom's people. */
export type Keeper = {
  pass(seconds: number): Promise<void>;
  import(): Promise<void>;
  hear(acted: Acted, step: Step): void;
  /** What has arrived is worked off. */
  read(): Promise<void>;
  /** `day` counts from 0. */
  endDay(isSwept: boolean, day: number): Promise<void>;
};

/** The people come over, then days pass in which they change. */
export async function liveThrough(history: History, sim: SimWorkspace, keeper: Keeper) {
  sim.setLargestPage(history.pageSize);
  sim.setSearchLag(history.searchLagSeconds);
  await keeper.import();
  for (const [day, { steps, isSwept }] of history.days.entries()) {
    for (const step of steps) {
      await keeper.pass(step.after);
      keeper.hear(await act(sim, step, Math.floor(Date.now() / 1000)), step);
      if (step.isRead) await keeper.read();
    }
    await keeper.endDay(isSwept, day);
  }
}
