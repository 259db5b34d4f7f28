import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { log } from "#lib/log.ts";
import { askIntercom } from "./ask-intercom.ts";
import type { Work } from "./open-run.ts";

const passedOverAfterTries = 6;

/**
 * Asks for one of many. Null: Intercom fails at this one again and again and answers otherwise, so that it is no outage;
 * the next run asks again. The tries are of whatever this piece of work began with: all that comes after has had none.
 */
export async function unlessBroken<T>(work: Work, ask: () => Promise<T>): Promise<T | null> {
  const { run, place, scope } = work;
  try {
    return await ask();
  } catch (error) {
    const isBroken = error instanceof IntercomError && error.kind === "unavailable";
    const hadTries = place.pages === run.pages && run.attempts >= passedOverAfterTries;
    if (!isBroken || !hadTries) throw error;
    await askIntercom(work, { path: "/contacts", query: { per_page: "1" } });
    log.warn({ err: error, workspaceId: scope.workspaceId }, "one of many was passed over");
    return null;
  }
}
