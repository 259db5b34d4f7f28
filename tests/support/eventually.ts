import { setTimeout as sleep } from "node:timers/promises";

/** Waits until `holds` answers true; the limit only ends a wait that would never end. */
export async function eventually(
  holds: () => Promise<boolean> | boolean,
  limitMs = 20_000,
): Promise<void> {
  const until = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`It did not happen within ${limitMs} ms`);
    await sleep(40);
  }
}
