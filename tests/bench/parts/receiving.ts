import { type Figure, type Limit, median } from "#tests/bench/figures.ts";
import { cpuSecondsOf } from "#tests/bench/process-figures.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { startSimulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { prepareLoad } from "#tests/support/load/prepare-load.ts";
import {
  addTaggedWorkspaces,
  type TaggedWorkspace,
  withRepeats,
} from "#tests/support/load/taggings.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";

const secret = "secret-of-the-bench";
const bytes = 4_096;
const requests = 10_000;
const warmUp = 6_000;
const repeatsEvery = 10;
const workspaces = 20;

type Receiver = { app: App; databaseUrl: string; table: string };
type Run = { perSecond: number; cpuMs: number; p99: number };
type Runs = { ours: Run[]; reference: Run[] };

/** P1: what receiving costs us beside a receiver that does the least. Both store into the same PostgreSQL. */
export async function measureReceiving(cluster: Cluster, rounds: number): Promise<Figure[]> {
  const { receivers, tagged, stop } = await startBoth(cluster);
  async function runOnce(who: keyof Runs, connections: number, count = requests): Promise<Run> {
    const { app, databaseUrl, table } = receivers[who];
    const url = `${app.url}/api/intercom/webhook`;
    const load = await prepareLoad({ url, secret, pace: { connections } }, bodies(tagged, count));
    await cluster.run(databaseUrl, `TRUNCATE ${table}`, "CHECKPOINT");
    const cpuBefore = cpuSecondsOf(app.pid);
    const { statuses, seconds, p99 } = await load.run();
    const cpuMs = ((cpuSecondsOf(app.pid) - cpuBefore) * 1_000) / count;
    if (statuses[200] !== count) throw new Error(`Not all were 200: ${JSON.stringify(statuses)}`);
    return { perSecond: count / seconds, cpuMs, p99 };
  }
  /** In turns, so that whatever else the machine does meets both. */
  async function compare(connections: number): Promise<Runs> {
    const runs: Runs = { ours: [], reference: [] };
    for (let round = 0; round < rounds; round++) {
      const order = ["reference", "ours"] as const;
      for (const who of round % 2 ? order.toReversed() : order) {
        const run = await runOnce(who, connections);
        runs[who].push(run);
        console.log(`${connections} connections, ${who}: ${inWords(run)}`);
      }
    }
    return runs;
  }
  for (const who of ["reference", "ours"] as const) await runOnce(who, 16, warmUp);
  const few = await compare(16);
  console.log(receivers.ours.app.logs().split("\n").slice(-8).join("\n"));
  const many = await compare(64);
  await stop();
  return [
    figure("P1 requests/s, 16 connections", "/s", few, "perSecond", { atLeast: 0.9 }),
    figure("P1 CPU of the web process per request", "ms", few, "cpuMs", { atMost: 1.3 }),
    figure("P1 p99, 16 connections", "ms", few, "p99", { atMost: 1.25 }),
    figure("P1 requests/s, 64 connections", "/s", many, "perSecond", { atLeast: 1.3 }),
  ];
}

async function startBoth(cluster: Cluster) {
  const intercom = await startSimulator({ clientId: "bench", clientSecret: secret });
  const env = { ...storyEnvironment(intercom), WORKER: "off" };
  const ourUrl = await cluster.addDatabase("receiving");
  const bareUrl = await cluster.addDatabase("receiving_reference");
  const ours = await startApp({ databaseUrl: ourUrl, env });
  const program = "tests/bench/reference/bare-receiver.ts";
  const bare = await startApp({ databaseUrl: bareUrl, env, program });
  Object.assign(process.env, env, { DATABASE_URL: ourUrl });
  const receivers: Record<keyof Runs, Receiver> = {
    ours: { app: ours, databaseUrl: ourUrl, table: "deliveries" },
    reference: { app: bare, databaseUrl: bareUrl, table: "notifications" },
  };
  const tagged = await addTaggedWorkspaces(intercom, workspaces);
  async function stop(): Promise<void> {
    await Promise.all([ours.stop(), bare.stop(), intercom.stop()]);
  }
  return { receivers, tagged, stop };
}

/** New ones, each to the next workspace, and every tenth of them a second time. */
function bodies(tagged: TaggedWorkspace[], count: number): string[] {
  const fresh = Array.from({ length: count }, (_, at) => tagged[at % tagged.length]);
  const made = fresh.flatMap((workspace) => workspace?.tag(bytes, true) ?? []);
  return [...withRepeats(made, repeatsEvery)].slice(0, count);
}

function inWords({ perSecond, cpuMs, p99 }: Run): string {
  return `${perSecond.toFixed(0)}/s, ${cpuMs.toFixed(3)} ms CPU, p99 ${p99.toFixed(1)} ms`;
}

function figure(what: string, unit: string, runs: Runs, field: keyof Run, limit: Limit): Figure {
  const middle = (all: Run[]) => median(all.map((run) => run[field]));
  return {
    what,
    unit,
    ours: middle(runs.ours),
    reference: middle(runs.reference),
    budget: { of: "ratio", ...limit },
  };
}
