import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { isAlive } from "./process-tree.ts";

const sizeMb = 192;
const piece = Buffer.alloc(64 * 1024);

export type SmallDisk = {
  /** Until not one byte more goes on it. */
  fill(): void;
  empty(): void;
  unmount(): void;
};

/** Makes the empty folder a disk of its own. Null where this user may not mount. */
export function mountSmallDisk(folder: string): SmallDisk | null {
  const ballast = path.join(folder, "ballast");
  try {
    const options = `size=${sizeMb}m,mode=711`;
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "pipe" });
  } catch {
    return null;
  }
  chmodSync(folder, 0o711);
  return {
    fill: () => fillUp(ballast),
    empty: () => rmSync(ballast, { force: true }),
    unmount: () => void execFileSync("umount", ["--lazy", folder], { stdio: "pipe" }),
  };
}

function fillUp(file: string): void {
  const ballast = openSync(file, "w");
  try {
    while (writeSync(ballast, piece) === piece.length);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  } finally {
    closeSync(ballast);
  }
}

/** The processes, and those that they start from now on, can write into no file, or again into all. Needs no rights over them but their own. */
export function letWrite(pids: number[], mayWrite: boolean): void {
  // The soft limit alone: it may be raised again.
  const limit = mayWrite ? "unlimited:" : "0:";
  for (const pid of pids) {
    try {
      const { uid, gid } = statSync(`/proc/${pid}`);
      execFileSync("prlimit", [`--pid=${pid}`, `--fsize=${limit}`], { stdio: "pipe", uid, gid });
    } catch (error) {
      if (isAlive(pid)) throw error;
    }
  }
}
