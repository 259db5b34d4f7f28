import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { eventually } from "#tests/support/eventually.ts";

const watcher = path.resolve(import.meta.dirname, "watch-loop.ts");

/** The most memory that the process ever held, as Linux counts it. */
export function peakMemoryMb(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** The environment that makes every Node process started with it note how long its event loop is held. */
export function watchedLoops(): { LOOP_WATCH: string; NODE_OPTIONS: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "timebook-loops-"));
  return { LOOP_WATCH: folder, NODE_OPTIONS: `--import=${watcher}` };
}

/**
 * The longest and the longest but one in a hundred of the stretches, in processor time, in which the event loop of
 * this process was held since then.
 */
export async function loopHeldMs(
  { LOOP_WATCH }: { LOOP_WATCH: string },
  pid: number,
  since: number,
): Promise<{ max: number; p99: number }> {
  const now = Date.now();
  const lines = () => readFileSync(path.join(LOOP_WATCH, `${pid}.txt`), "utf8").split("\n");
  await eventually(() => Number(lines().at(-2)?.split(" ")[0]) > now);
  const stretches = lines()
    .map((line) => line.split(" ").map(Number))
    .flatMap(([at = 0, ...heldMs]) => (at > since ? heldMs : []))
    .sort((a, b) => a - b);
  const p99 = stretches[Math.floor(stretches.length * 0.99)] ?? Infinity;
  return { max: stretches.at(-1) ?? Infinity, p99 };
}
