import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

/** A folder for one installation, which PostgreSQL's own user may pass through, gone when the file's tests are over. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "timebook-ops-"));
  chmodSync(folder, 0o711);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
