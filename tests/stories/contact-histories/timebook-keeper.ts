import { transaction } from "#lib/database/client.ts";
import { startImport } from "#lib/intercom/contact-import/start-import.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { type Acted, act, saysWho } from "./act.ts";
import { findBack, findUntrueListed } from "./find-untrue.ts";
import type { Meanwhile, Step } from "./history.ts";
import { killTurn } from "./kill-turn.ts";
import type { Keeper } from "./live-through.ts";
import type { Scene } from "./scene.ts";
import { needOfReading, needOfRun } from "./serial-need.ts";
import { drainAll, drainsAtOnce, finishRun, runToEnd } from "./work-off.ts";

/** Timebook itself, its worker's turns taken one by one. */
export function timebookKeeper(scene: Scene): Keeper {
  const { post, pass, history, untold, changedUnseen } = scene;
  let { kill } = history;
  const read = async (which: "in time" | "half") => {
    if (!post.isAny(which)) return;
    await scene.catchUp();
    await post.arrive(which);
    if (kill?.turn === "drain") await killTurn(scene, kill);
    kill = null;
    await drainAll(scene);
  };
  return {
    pass: async (seconds) => pass(seconds),
    hear: (acted, step) => hear(scene, acted, step),
    import: () => runAmidChanges(scene, "after the import", history.meanwhile),
    read: () => read("in time"),
    async endDay(isSwept, day) {
      await read("half");
      await compareListed(scene, "at the end of a day", new Set([...untold, ...changedUnseen]));
      if (day === 1) await runAmidChanges(scene, "after a full run", history.meanwhileAgain);
      else if (isSwept) await sweep(scene);
    },
  };
}

/** Afterwards everybody whom Intercom's search can show is here as there, whatever notifications were lost. */
export async function sweep(scene: Scene): Promise<void> {
  const { sim, history, changedUnseen } = scene;
  await runToEnd(scene, "sweep");
  const horizon = Math.floor(Date.now() / 1000) - history.searchLagSeconds;
  const tooNew = [...sim.record.contacts.values()].filter(({ updatedAt }) => updatedAt > horizon);
  const but = new Set([...changedUnseen, ...tooNew.map(({ id }) => id)]);
  await compareListed(scene, "after a sweep", but);
}

function hear(scene: Scene, { notifications, touched }: Acted, step: Step): void {
  const { history, post, changedUnseen, leaversTold, untold, wasHidden } = scene;
  const { kind } = step;
  const fate = history.isDeaf ? "lost" : step.fate;
  post.send(notifications, fate);
  if (kind === "delete company") for (const id of touched) changedUnseen.add(id);
  const isTold = notifications.length > 0 && (fate === "in time" || fate === "doubled");
  for (const id of touched) {
    // Of its members a notification of a company's end tells nothing.
    if (isTold && kind !== "delete company") untold.delete(id);
    else untold.add(id);
  }
  const [who] = touched;
  if (who === undefined) return;
  const isNamed = kind === "archive" || kind === "delete" || (kind === "merge" && saysWho(step));
  if (isNamed && isTold && !wasHidden.has(who)) leaversTold.add(who);
  if (kind === "unarchive") leaversTold.delete(who);
  if (kind === "archive" && history.dialect !== "recorded") wasHidden.add(who);
}

/** Whoever did not change meanwhile, or was told of, is here as there when a full run has ended. */
async function runAmidChanges(scene: Scene, when: string, changes: Meanwhile[]): Promise<void> {
  const { sim, scope, watch, history } = scene;
  const kill = changes === history.meanwhile ? history.kill : null;
  // Intercom tells whole seconds: what happened in the very one in which the list is asked for may count as before or
  // after it, and is settled by the next sweep.
  scene.pass(1);
  await scene.catchUp();
  const start = { intercomAppId: sim.appId, requestedBy: null };
  await transaction((tx) => startImport(tx, scope, start));
  const need = await needOfRun(scene, "full");
  const touched = new Set<string>();
  watch.open(changes, async (one, onPage) => {
    const acted = await changeMeanwhile(scene, one, onPage);
    for (const id of acted.touched) touched.add(id);
  });
  if (kill?.turn === "run") await killTurn(scene, kill);
  await finishRun(scene);
  await watch.close();
  scene.need += Math.max(need, await needOfRun(scene, "full"));
  await scene.post.arrive("in time");
  await drainAll(scene);
  await compareListed(scene, when, new Set([...touched].filter((id) => scene.untold.has(id))));
}

async function changeMeanwhile(
  scene: Scene,
  { step }: Meanwhile,
  onPage: string[],
): Promise<Acted> {
  const acted = await act(scene.sim, step, Math.floor(Date.now() / 1000), onPage);
  hear(scene, acted, step);
  if (step.isRead && !scene.isReading) {
    scene.isReading = true;
    await scene.post.arrive("in time");
    scene.need += await needOfReading(scene);
    scene.watch.begin(drainsAtOnce + 1);
    await drainDeliveries(scene.scope, AbortSignal.any([])).finally(() => {
      scene.isReading = false;
    });
  }
  return acted;
}

async function compareListed(scene: Scene, when: string, but: Set<string>): Promise<void> {
  await scene.catchUp();
  const found = await findUntrueListed(scene, new Set([...but, ...scene.wasHidden]));
  const back = await findBack(scene, scene.leaversTold);
  scene.wrong.push(...[...found, ...back].map(({ id, words }) => `${when}: ${id} ${words}`));
}
