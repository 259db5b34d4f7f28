import { EventEmitter } from "node:events";
import { Logger, run } from "graphile-worker";
import pg from "pg";
import { closePool } from "#lib/database/pool.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { handlers, timetable } from "./handlers.ts";
import { keepPresence } from "./worker-presence.ts";

const pollEveryMs = 1_000;
const stopWithinMs = 9_000;

/** A worker process. It ends itself when it can no longer show that it lives, before others take its jobs. */
async function startWorker(): Promise<void> {
  const presence = await keepPresence((err) => {
    log.error({ err }, "the worker lost its session and ends");
    process.exit(1);
  });
  const events = new EventEmitter();
  events.on("worker:create", ({ worker }) => void presence.enter(worker.workerId));
  const pgPool = new pg.Pool({
    connectionString: env().databaseDirectUrl,
    max: env().workerConcurrency,
    keepAlive: true,
  });
  const onBroken = (err: Error) => log.warn({ err }, "a worker connection broke");
  pgPool.on("error", onBroken);
  pgPool.on("connect", (client) => client.on("error", onBroken));
  const runner = await run({
    pgPool,
    events,
    concurrency: env().workerConcurrency,
    pollInterval: pollEveryMs,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") log.warn({ level }, message);
    }),
    taskList: Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [
        name,
        (payload: unknown) => handle(payload),
      ]),
    ),
    crontab: timetable,
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await runner.stop();
    await presence.leave();
    await pgPool.end();
    await closePool();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
  log.info("worker started");
}

await startWorker().catch((err) => {
  log.error({ err }, "the worker cannot start");
  process.exit(1);
});
