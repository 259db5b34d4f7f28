import { appendFileSync } from "node:fs";

const { FAULT_AT, FAULT_MODE, FAULT_TRACE } = process.env;

declare global {
  var timebookFaultPoints: string[] | undefined;
}

/**
 * A named place where the fault suite ends this process (FAULT_MODE=kill), asks it to stop (stop), leaves a rejection
 * to nobody (reject), makes its work fail (throw) or leaves it hanging (hang): at the FAULT_AT-th place passed since
 * the start, or the first of that name. Unless the suite set FAULT_TRACE, the file that the names passed are written
 * to, it does nothing.
 */
export function faultPoint(name: string): undefined | Promise<never> {
  if (!FAULT_TRACE) return;
  globalThis.timebookFaultPoints ??= [];
  const passed = globalThis.timebookFaultPoints;
  const isFirst = !passed.includes(name);
  passed.push(name);
  appendFileSync(FAULT_TRACE, `${name}\n`);
  if (passed.length === Number(FAULT_AT) || (isFirst && name === FAULT_AT)) return fail(name);
}

function fail(name: string): undefined | Promise<never> {
  const error = new Error(`The fault suite asked for this: ${name}`);
  if (FAULT_MODE === "throw") throw error;
  if (FAULT_MODE === "hang") return new Promise<never>(() => undefined);
  if (FAULT_MODE === "reject") void Promise.reject(error);
  else process.kill(process.pid, FAULT_MODE === "stop" ? "SIGTERM" : "SIGKILL");
}
