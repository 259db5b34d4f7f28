import { transaction } from "#lib/database/client.ts";
import { holdRun } from "#lib/intercom/contact-import/run/commit-step.ts";
import { forgetMet } from "#lib/intercom/contact-import/run/forget-met.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";
import { announce } from "#lib/live.ts";
import { countHere } from "./count-here.ts";

/**
 * Closes the run and moves the watermark to its begin: what changed since is for the next. A full run also counts who
 * is here, to be held against Intercom's own count. Throws RunStopped.
 */
export async function finishImport(work: Work): Promise<void> {
  const { workspaceId } = work.scope;
  const { id, kind, startedAt } = work.run;
  await transaction(async (tx) => {
    await holdRun(tx, work);
    const endedAt = new Date();
    await tx.contactImport.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        state: "done",
        isOpen: null,
        endedAt,
        movedAt: endedAt,
        waitUntil: null,
        failure: null,
        ...(kind === "full" && (await countHere(tx, work))),
      },
    });
    await forgetMet(tx, work);
    await tx.intercomConnection.update({
      where: { workspaceId },
      data: { sweptUntil: startedAt, ...(kind === "full" && { fullyImportedAt: endedAt }) },
    });
    await announce(tx, { workspaceId, kind: "connection" });
  });
}
