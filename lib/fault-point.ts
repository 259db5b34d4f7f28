import { appendFileSync } from "node:fs";

const { FAULT_AT, FAULT_MODE, FAULT_TRACE } = process.env;

declare global {
  var timebookFaultPoints: number | undefined;
}

/**
 * A named place where the fault suite ends this process (FAULT_MODE=kill), makes its work fail (throw) or leaves it
 * hanging (hang), at the FAULT_AT-th place passed since the start. Unless the suite set FAULT_TRACE, the file that
 * the names passed are written to, it does nothing.
 */
export function faultPoint(name: string): undefined | Promise<never> {
  if (!FAULT_TRACE) return;
  const passed = (globalThis.timebookFaultPoints ?? 0) + 1;
  globalThis.timebookFaultPoints = passed;
  appendFileSync(FAULT_TRACE, `${name}\n`);
  if (passed !== Number(FAULT_AT)) return;
  if (FAULT_MODE === "throw") throw new Error(`The fault suite asked for this: ${name}`);
  if (FAULT_MODE === "hang") return new Promise<never>(() => undefined);
  process.kill(process.pid, "SIGKILL");
}
