import { mkdir, open, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const beatMs = 1_000;
const staleMs = 10_000;

/**
 * Runs `work` while no other process of this machine does so under the same file. The holder keeps touching
 * the file: process ids say nothing in containers, where they repeat.
 */
export async function holdLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  while (!(await tryTake(file))) await sleep(50);
  const beat = setInterval(() => void touch(file), beatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(file, { force: true });
  }
}

async function tryTake(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.close();
    return true;
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  }
  const held = await stat(file).catch(() => null);
  if (held && Date.now() - held.mtimeMs > staleMs) await rm(file, { force: true });
  return false;
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
