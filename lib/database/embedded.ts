import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findBinaries } from "./embedded-binaries.ts";
import { type Cluster, describeCluster, initialise, pidOf } from "./embedded-cluster.ts";
import { postgresUser } from "./embedded-user.ts";
import { holdLock } from "./hold-lock.ts";

export type EmbeddedDatabase = {
  url: string;
  /** Resolves once it answers; rejects when `signal` ends the wait. Until `stop` it is started again whenever it dies. */
  start(signal?: AbortSignal): Promise<void>;
  /** Stops PostgreSQL unless another process of ours still uses it. */
  stop(): Promise<void>;
};

type Options = { folder: string; settings?: string[]; onProblem?: (error: unknown) => void };

const database = "timebook";
const keeperName = "timebook-keeper";
const minimalEnvironment = {
  NODE_ENV: process.env.NODE_ENV,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: "C",
};
const startLimitMs = 120_000;
const firstPauseMs = 300;
const longestPauseMs = 5_000;

/** Real PostgreSQL beside the app. Its address is known at once; `start` makes it answer there. */
export async function prepareEmbedded(options: Options): Promise<EmbeddedDatabase> {
  const lock = path.join(options.folder, "starting.lock");
  const cluster = await holdLock(lock, () => describeCluster(options.folder));
  let keeper: pg.Client | null = null;
  let starting: Promise<void> = Promise.resolve();
  let stopping = false;

  function start(signal?: AbortSignal): Promise<void> {
    starting = bringUpAndWatch(() => stopping || signal?.aborted === true);
    return starting;
  }
  async function bringUpAndWatch(isUnwanted: () => boolean): Promise<void> {
    await holdLock(lock, () => bringUp(cluster, options.settings ?? [], isUnwanted));
    keeper = await connect(cluster, database);
    keeper.on("error", () => undefined);
    keeper.once("end", () => void startAgain());
  }
  async function startAgain(): Promise<void> {
    while (!stopping) {
      try {
        return await start();
      } catch (error) {
        options.onProblem?.(error);
        await sleep(1_000);
      }
    }
  }
  return {
    url: addressOf(cluster, database),
    start,
    async stop() {
      stopping = true;
      await starting.catch(() => undefined);
      if (keeper && !(await isSharedBy(keeper))) await shutDown(cluster);
      await keeper?.end().catch(() => undefined);
    },
  };
}

async function bringUp(
  cluster: Cluster,
  settings: string[],
  isUnwanted: () => boolean,
): Promise<void> {
  if (!(await answers(cluster))) {
    const user = postgresUser();
    const binaries = findBinaries(cluster.folder, user);
    await initialise(cluster, binaries, user);
    const launchOne = () => launch(cluster, binaries.postgres, settings);
    await launchUntilItAnswers(cluster, launchOne, isUnwanted);
  }
  const client = await connect(cluster, "postgres");
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
  if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  await client.end();
}

async function launchUntilItAnswers(
  cluster: Cluster,
  launchOne: () => ChildProcess,
  isUnwanted: () => boolean,
) {
  const until = Date.now() + startLimitMs;
  let child = launchOne();
  let pauseMs = firstPauseMs;
  while (!(await answers(cluster))) {
    if (isUnwanted() || Date.now() > until) {
      child.kill("SIGINT");
      const log = path.join(cluster.folder, "postgres.log");
      throw new Error(`PostgreSQL does not start: see ${log}`);
    }
    await sleep(40);
    // After a crash a start can fail while orphans of the old server still hold its shared memory.
    if (child.exitCode !== null || child.signalCode !== null) {
      await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      child = launchOne();
    }
  }
}

function launch(cluster: Cluster, postgres: string, settings: string[]): ChildProcess {
  const log = openSync(path.join(cluster.folder, "postgres.log"), "a", 0o600);
  const options = ["shared_buffers=128MB", "max_connections=100", ...settings];
  const child = spawn(
    postgres,
    [
      ...["-D", cluster.data, "-p", String(cluster.port), "-h", "127.0.0.1", "-k", ""],
      ...options.flatMap((option) => ["-c", option]),
    ],
    // Its own process group: Ctrl-C in a terminal must reach us first and PostgreSQL last.
    {
      ...postgresUser(),
      cwd: "/",
      detached: true,
      stdio: ["ignore", log, log],
      env: minimalEnvironment,
    },
  );
  child.on("error", () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

async function answers(cluster: Cluster): Promise<boolean> {
  const client = await connect(cluster, "postgres").catch(() => null);
  await client?.end();
  return client !== null;
}

async function connect(cluster: Cluster, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: addressOf(cluster, name),
    connectionTimeoutMillis: 5_000,
    application_name: keeperName,
  });
  await client.connect();
  return client;
}

function addressOf(cluster: Cluster, name: string): string {
  return `postgresql://timebook:${cluster.password}@127.0.0.1:${cluster.port}/${name}`;
}

async function isSharedBy(keeper: pg.Client): Promise<boolean> {
  try {
    const others = await keeper.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE application_name = $1 AND datname = $2 AND pid <> pg_backend_pid()`,
      [keeperName, database],
    );
    return (others.rowCount ?? 0) > 0;
  } catch {
    return false;
  }
}

async function shutDown(cluster: Cluster): Promise<void> {
  const pid = pidOf(cluster.data);
  if (!pid) return;
  process.kill(pid, "SIGINT");
  while (pidOf(cluster.data) === pid) await sleep(20);
}
