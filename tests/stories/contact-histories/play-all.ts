import { zoneOf } from "./history.ts";
import { type Outcome, play } from "./play.ts";
import type { Site } from "./scene.ts";
import { watchRows } from "./watch-rows.ts";

const atOnce = 8;
const mostCallsOverNeed = 1.2;

/**
 * The seeds of every test of histories, by the zone of Intercom's workspace: eight for each zone, as many as HISTORIES
 * says, or those that HISTORY names.
 */
export function seedsIn(zones: "west" | "east"): number[] {
  const { HISTORIES = "208", HISTORY } = process.env;
  const all = Array.from({ length: Number(HISTORIES) }, (_, at) => at + 1);
  const seeds = HISTORY === undefined ? all : HISTORY.split(",").map(Number);
  return seeds.filter((seed) => zones === (zoneOf(seed).hours < 2 ? "west" : "east"));
}

/** Plays them, some at once, and says in words what went wrong in which. */
export async function findFaults(site: Site, seeds: number[]): Promise<string[]> {
  await watchRows();
  const left = [...seeds];
  const faults: string[] = [];
  const takeTurns = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      faults.push(...faultsOf(await play(site, seed)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return faults;
}

function faultsOf({ seed, wrong, early, calls, need }: Outcome): string[] {
  const isGreedy = calls > Math.ceil(mostCallsOverNeed * need);
  return [
    ...wrong,
    ...early.map((call) => `${call} was asked before the reset`),
    ...(isGreedy ? [`${calls} calls where ${need} are needed`] : []),
  ].map((fault) => `HISTORY=${seed}: ${fault}`);
}
