import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { log } from "#lib/log.ts";
import { memoryFlags } from "./memory-flags.ts";

const program = path.resolve(import.meta.dirname, "../jobs/worker.ts");
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
const steadyAfterMs = 60_000;
const stopWithinMs = 10_000;

/** Keeps a worker process running until `stop`, which gives it ten seconds to finish what it is doing. */
export function keepWorker(): { stop: () => Promise<void> } {
  let waitMs = firstWaitMs;
  let stopping = false;
  let retry: NodeJS.Timeout | undefined;
  let worker = startOne();

  function startOne(): ChildProcess {
    const startedAt = Date.now();
    // The channel tells the worker when this process is gone, however it went; its own process group
    // keeps a terminal's Ctrl-C from reaching it first.
    const child = spawn(process.execPath, [...memoryFlags.worker, program], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    });
    child.once("error", (err) => log.error({ err }, "The worker cannot be started"));
    child.once("exit", (code, signal) => {
      if (stopping) return;
      if (Date.now() - startedAt > steadyAfterMs) waitMs = firstWaitMs;
      log.error({ code, signal, waitMs }, "The worker died and will be started again");
      retry = setTimeout(() => {
        worker = startOne();
      }, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
    return child;
  }

  return {
    async stop() {
      stopping = true;
      clearTimeout(retry);
      await endProcess(worker);
    },
  };
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
  await ended;
  clearTimeout(timer);
}
