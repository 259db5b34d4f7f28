import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "./migrate.ts";

type Options = {
  url: string;
  signal: AbortSignal;
  /** Called at each failed attempt. */
  onProblem: (error: unknown) => void;
};

const firstWaitMs = 500;
const longestWaitMs = 10_000;

/** Migrates the database, trying until it can be reached. Resolves false when `signal` ended the wait. */
export async function prepareDatabase({ url, signal, onProblem }: Options): Promise<boolean> {
  for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      await migrate(url);
      return true;
    } catch (error) {
      onProblem(error);
    }
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
