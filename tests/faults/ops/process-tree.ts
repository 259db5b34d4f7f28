import { readdirSync, readFileSync } from "node:fs";

type Known = { pid: number; parent: number };

/** The process and everything that it, and what it started, has started. */
export function treeOf(root: number): number[] {
  const all = processes();
  const found = [root];
  for (const pid of found) {
    found.push(...all.filter(({ parent }) => parent === pid).map((child) => child.pid));
  }
  return found;
}

/** As a power cut does it: to all of them before any can notice. */
export function killAll(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has gone with its parent.
    }
  }
}

export function isAlive(pid: number): boolean {
  return processes().some((one) => one.pid === pid);
}

function processes(): Known[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        // The name of the program stands in brackets and may hold anything.
        const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return state === "Z" ? [] : [{ pid: Number(name), parent: Number(parent) }];
      } catch {
        return [];
      }
    });
}
