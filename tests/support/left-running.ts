import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Before the tests: a folder in which each of them notes what it started. */
export function watchStarted(): void {
  process.env.TEST_STARTED = mkdtempSync(path.join(os.tmpdir(), "timebook-started-"));
}

/** A test process that is killed, as one that took too long is, cannot end what it started. */
export function noteStarted(child: ChildProcess): void {
  if (!process.env.TEST_STARTED) return;
  const note = path.join(process.env.TEST_STARTED, String(child.pid));
  writeFileSync(note, "");
  child.once("exit", () => rmSync(note, { force: true }));
}

/** After the tests: ends what is still there, and says so. */
export function endLeftRunning(): void {
  const folder = process.env.TEST_STARTED ?? "";
  for (const pid of readdirSync(folder).map(Number)) {
    try {
      process.kill(pid, "SIGKILL");
      console.warn(`A test left process ${pid} running`);
    } catch {
      // It ended together with the test process.
    }
  }
  rmSync(folder, { recursive: true, force: true });
}
