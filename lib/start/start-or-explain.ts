import { EnvError } from "#lib/env.ts";

/** Runs the start. What keeps it from starting is said in plain words, and the process ends with 1. */
export async function startOrExplain(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const expected = error instanceof EnvError || error instanceof StartError;
    process.stderr.write(`${expected ? error.message : explain(error)}\n`);
    process.exit(1);
  }
}

/** A reason not to start that its message explains to the operator. */
export class StartError extends Error {}

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
