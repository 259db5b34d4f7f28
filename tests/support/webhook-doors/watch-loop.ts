import { appendFileSync } from "node:fs";
import path from "node:path";

// Preloaded into a process under test. In processor time, not by the clock: what else the machine does changes nothing.

const file = path.join(process.env.LOOP_WATCH ?? "", `${process.pid}.txt`);
let heldMs: number[] = [];
let last = usedMs();

setInterval(() => {
  const now = usedMs();
  heldMs.push(Math.round(now - last));
  last = now;
}, 10).unref();

setInterval(() => {
  appendFileSync(file, `${Date.now()} ${heldMs.join(" ")}\n`);
  heldMs = [];
}, 100).unref();

function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
