import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { log } from "#lib/log.ts";
import type { Work } from "./open-run.ts";

const passedOverAfterTries = 6;

/**
 * Asks for one of many. Null: Intercom fails at this one again and again, who is asked for again by the next run. The
 * tries are of whatever this piece of work began with: all that comes after it has had none.
 */
export async function unlessBroken<T>(
  { run, place, scope }: Work,
  ask: () => Promise<T>,
): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    const isBroken = error instanceof IntercomError && error.kind === "unavailable";
    const hadTries = place.pages === run.pages && run.attempts >= passedOverAfterTries;
    if (!isBroken || !hadTries) throw error;
    log.warn({ err: error, workspaceId: scope.workspaceId }, "one of many was passed over");
    return null;
  }
}
