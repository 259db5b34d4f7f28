import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { cpuSecondsOf } from "#tests/bench/process-figures.ts";
import { treeOf } from "#tests/faults/ops/process-tree.ts";

const ticksPerSecond = 100;

/** What it returns tells which share of all processors was used since then by processes that are none of this test's. */
export function watchMachine(): () => number {
  const before = secondsOfOthers();
  const startedAt = performance.now();
  return () => {
    const seconds = (performance.now() - startedAt) / 1_000;
    return (secondsOfOthers() - before) / (seconds * availableParallelism());
  };
}

function secondsOfOthers(): number {
  return busySeconds() - ownSeconds();
}

/** User, nice, system, interrupts: https://www.kernel.org/doc/html/latest/filesystems/proc.html#miscellaneous-kernel-statistics-in-proc-stat */
function busySeconds(): number {
  const [, user, nice, system, , , irq, softirq] = readFileSync("/proc/stat", "utf8").split(/\s+/);
  const ticks = [user, nice, system, irq, softirq].reduce((sum, one) => sum + Number(one), 0);
  return ticks / ticksPerSecond;
}

function ownSeconds(): number {
  return treeOf(process.pid).reduce((sum, pid) => sum + secondsOf(pid), 0);
}

function secondsOf(pid: number): number {
  try {
    return cpuSecondsOf(pid);
  } catch {
    // It has ended since the tree was looked at.
    return 0;
  }
}
