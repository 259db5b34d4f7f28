import { log } from "#lib/log.ts";

/** Calls `stop` at the first signal and then ends. npm repeats a terminal's Ctrl-C: later ones change nothing. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  async function end(): Promise<void> {
    if (stopping) return;
    stopping = true;
    try {
      await stop();
      process.exit(0);
    } catch (err) {
      log.error({ err }, "It did not stop cleanly");
      process.exit(1);
    }
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end());
  if (process.env.npm_lifecycle_event) whenParentEnds(() => void end());
}

// npm hands SIGTERM to the shell between it and us, which dies of it without passing it on.
function whenParentEnds(then: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) then();
  }, 200).unref();
}
