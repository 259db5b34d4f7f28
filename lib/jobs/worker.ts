import { EventEmitter } from "node:events";
import { Logger, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { closePool } from "#lib/database/pool.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { handlers, timetable } from "./handlers.ts";
import { keepPresence } from "./worker-presence.ts";

const pollEveryMs = 1_000;
const stopWithinMs = 9_000;

const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log.warn({ level }, message);
});

/** A worker process. It ends itself when it can no longer show that it lives, before others take its jobs. */
async function startWorker(): Promise<void> {
  const presence = await keepPresence((err) => {
    log.error({ err }, "the worker lost its session and ends");
    process.exit(1);
  });
  const events = new EventEmitter();
  // Jobs are locked in the name of the pool, not of the worker in it that runs them.
  events.on("pool:create", ({ workerPool }) => void presence.enter(workerPool.id));
  const pgPool = createJobPool();
  const stopping = new AbortController();
  const runner = await run({
    pgPool,
    events,
    concurrency: env().workerConcurrency,
    pollInterval: pollEveryMs,
    noHandleSignals: true,
    logger,
    taskList: tasksUntil(stopping.signal),
    crontab: timetable,
  });
  stopOnSignal(async () => {
    stopping.abort();
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await runner.stop();
    await presence.leave();
    await pgPool.end();
    await closePool();
  });
  log.info("worker started");
}

function tasksUntil(stopping: AbortSignal): TaskList {
  const tasks = Object.entries(handlers).map(([name, handle]) => [
    name,
    (payload: unknown) => handle(payload, stopping),
  ]);
  return Object.fromEntries(tasks);
}

function createJobPool(): pg.Pool {
  const onBroken = (err: Error) => log.warn({ err }, "a worker connection broke");
  const created = new pg.Pool({
    connectionString: env().databaseDirectUrl,
    // One is held to listen for new jobs, and one more keeps the timetable from waiting for a job to end.
    max: env().workerConcurrency + 2,
    keepAlive: true,
    // Taking and ending a job needs no disk: what a crash of the database undoes is done again, to no other effect.
    onConnect: (client) => client.query("SET synchronous_commit = off").catch(onBroken),
  });
  created.on("error", onBroken);
  created.on("connect", (client) => client.on("error", onBroken));
  return created;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const end = async () => {
    if (isStopping) return;
    isStopping = true;
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, () => void end());
}

await startWorker().catch((err) => {
  log.error({ err }, "the worker cannot start");
  process.exit(1);
});
