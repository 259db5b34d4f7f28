import pg from "pg";
import { database } from "#lib/database/client.ts";
import { migrate } from "#lib/database/migrate.ts";
import { closePool } from "#lib/database/pool.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { memoryFlags } from "#lib/start/memory-flags.ts";
import { peakMemoryOf } from "#tests/bench/process-figures.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { eventually } from "#tests/support/eventually.ts";
import { contactStory, latestRun, untilRun } from "#tests/support/imported-contacts.ts";
import { startSimulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";

export type Import = { perSecond: number; walBytes: number; calls: number; peakMiB: number };

const longestMs = 900_000;

/** Intercom's answers, prepared, in a process of their own. */
export function serveIntercom(people: number, latencyMs = 0): Promise<App> {
  return startApp({
    databaseUrl: "",
    program: "tests/bench/importing/prepared-intercom.ts",
    env: { PEOPLE: String(people), LATENCY_MS: String(latencyMs) },
    until: "live",
  });
}

/** A new database with one connected workspace. */
export async function openSite(cluster: Cluster, served: App) {
  const databaseUrl = await cluster.addDatabase("importing");
  await migrate(databaseUrl);
  const intercom = await startSimulator({ clientId: "bench", clientSecret: "secret" });
  const env = { ...storyEnvironment(intercom), INTERCOM_API_URL: served.url };
  Object.assign(process.env, env, { DATABASE_URL: databaseUrl });
  globalThis.timebookEnv = undefined;
  const story = await contactStory(intercom);
  await intercom.stop();
  return {
    databaseUrl,
    served,
    ...story,
    async startWorker(): Promise<App> {
      const worker = await startApp({
        databaseUrl,
        env: { ...env, LOG_LEVEL: "info", NODE_OPTIONS: memoryFlags.worker.join(" ") },
        program: "lib/jobs/worker.ts",
        until: null,
      });
      await eventually(() => worker.logs().includes("worker started"));
      return worker;
    },
    async close(): Promise<void> {
      await closePool();
      globalThis.timebookDatabase = undefined;
    },
  };
}

export type Site = Awaited<ReturnType<typeof openSite>>;

/** The switch the first time, the button after that. */
async function begin({ admin, turn, workspaceId }: Site): Promise<void> {
  const runs = await database.contactImport.count({ where: { workspaceId } });
  await (runs === 0 ? turn(true) : syncContactsNow(admin));
}

/** One whole run by a worker of its own, from the press of the button to the run's end. */
export async function importOnce(site: Site): Promise<Import> {
  const worker = await site.startWorker();
  const before = await readCounters(site);
  await begin(site);
  const run = await untilRun(site.workspaceId, "done", longestMs);
  const after = await readCounters(site);
  const peakMiB = peakMemoryOf(worker.pid);
  await worker.stop();
  const seconds = ((run.endedAt ?? new Date()).getTime() - run.startedAt.getTime()) / 1000;
  return {
    perSecond: run.seen / seconds,
    walBytes: after.wal - before.wal,
    calls: after.calls - before.calls,
    peakMiB,
  };
}

/** The calls of a run whose worker is killed half-way and another goes on. */
export async function importWithKill(site: Site): Promise<number> {
  const first = await site.startWorker();
  const before = await readCounters(site);
  await begin(site);
  await eventually(async () => {
    const { seen, total } = await latestRun(site.workspaceId);
    return total !== null && seen > total / 2;
  }, longestMs);
  await first.kill();
  const second = await site.startWorker();
  await untilRun(site.workspaceId, "done", longestMs);
  const after = await readCounters(site);
  await second.stop();
  return after.calls - before.calls;
}

async function readCounters({ databaseUrl, served }: Site) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("CHECKPOINT");
  const { rows } = await client.query("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS wal");
  await client.end();
  const calls = Number(await (await fetch(`${served.url}/calls`)).text());
  return { wal: Number(rows[0]?.wal), calls };
}
