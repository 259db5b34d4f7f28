import { type Scope, scopeOf } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { startImport } from "#lib/intercom/contact-import/start-import.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { type Acted, act } from "./act.ts";
import { findUntrueListed } from "./find-untrue.ts";
import type { History, Meanwhile, Step } from "./history.ts";
import { killSlice } from "./kill-slice.ts";
import type { Keeper } from "./live-through.ts";
import { passTime } from "./pass-time.ts";
import { createPost } from "./post.ts";
import { watchCalls } from "./watch-calls.ts";
import { drainAll, drainsAtOnce, finishRun, runToEnd, type Work } from "./work-off.ts";

export type Site = { intercom: Simulator; databaseUrl: string };

/** Timebook itself, its worker's turns taken one by one. `wrong` grows with every difference that must not be. */
export async function timebookKeeper(site: Site, history: History, sim: SimWorkspace) {
  const place = { workspaceId: await connect(sim), sim };
  const scope: Scope = scopeOf(place);
  const post = createPost(site.intercom.clientSecret);
  const wrong: string[] = [];
  const changedAlone = new Set<string>();
  let stopping = new AbortController();
  const hear = ({ notifications, touched }: Acted, { kind, fate }: Step) => {
    // Intercom does not count it as a change of its people: only a full run finds it.
    if (kind === "delete company") for (const id of touched) changedAlone.add(id);
    post.send(notifications, history.isDeaf ? "lost" : fate);
  };
  const touchedMeanwhile = new Set<string>();
  const meanwhile = async ({ step }: Meanwhile) => {
    const acted = await act(sim, step, Math.floor(Date.now() / 1000));
    for (const id of acted.touched) touchedMeanwhile.add(id);
    hear(acted, step);
    if (!step.isRead) return;
    watch.begin(drainsAtOnce + 1);
    await post.arrive("in time");
    await drainDeliveries(scope, stopping.signal);
  };
  const watch = watchCalls({ history, sim, meanwhile, stop: () => stopping.abort() });
  let owed = 0;
  const pass = async (seconds: number) => {
    sim.letTimePass(seconds);
    post.age(seconds);
    watch.pass(seconds);
    owed += seconds;
  };
  const catchUp = async () => {
    const seconds = owed;
    owed = 0;
    if (seconds > 0) await passTime(place.workspaceId, seconds);
  };
  const begin = async (atOnce: number) => {
    await catchUp();
    watch.begin(atOnce);
    stopping = new AbortController();
    return stopping.signal;
  };
  const work: Work = { scope, intercomAppId: sim.appId, begin, pass };
  const compareListed = async (when: string, but: Set<string>) => {
    await catchUp();
    const found = await findUntrueListed(place, but);
    wrong.push(...found.map(({ id, words }) => `${when}: ${id} ${words}`));
  };
  const sweep = async () => {
    await runToEnd(work, "sweep");
    const horizon = Math.floor(Date.now() / 1000) - history.searchLagSeconds;
    const unseen = [...sim.record.contacts.values()].filter(({ updatedAt }) => updatedAt > horizon);
    const but = new Set([...changedAlone, ...unseen.map(({ id }) => id)]);
    await compareListed("after a sweep", but);
  };
  const keeper: Keeper = {
    pass,
    hear,
    async import() {
      const start = { intercomAppId: sim.appId, requestedBy: null };
      await transaction((tx) => startImport(tx, scope, start));
      watch.open();
      if (history.kills) await killSlice(site, scope, "run", history.kills.run);
      await finishRun(work);
      await watch.close();
      await post.arrive("in time");
      if (history.kills) await killSlice(site, scope, "drain", history.kills.drain);
      await drainAll(work);
      await compareListed("after the import", touchedMeanwhile);
    },
    async read() {
      await post.arrive("in time");
      await drainAll(work);
    },
    async endDay(isSwept) {
      await post.arrive("half");
      await drainAll(work);
      if (isSwept) await sweep();
    },
  };
  return { place, keeper, wrong, watch, work, post, sweep, catchUp };
}

async function connect(sim: SimWorkspace): Promise<string> {
  const { workspaceId } = await addWorkspace({ slug: newId(), products: [] });
  await connectWorkspace({ workspaceId, intercom: sim });
  const { timezone } = sim.record;
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { syncContacts: true, timezone },
  });
  return workspaceId;
}
