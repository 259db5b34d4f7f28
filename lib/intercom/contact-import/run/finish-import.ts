import { transaction } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";
import { holdRun } from "./commit-step.ts";
import type { Work } from "./open-run.ts";

/** Counts who is here, to be held against Intercom's own count, and closes the run. Throws RunStopped. */
export async function finishImport(work: Work): Promise<void> {
  const { workspaceId } = work.scope;
  const { id, intercomAppId, startedAt } = work.run;
  await transaction(async (tx) => {
    await holdRun(tx, work);
    const here = await tx.contact.count({
      where: { workspaceId, intercomAppId, standing: "active", deletedAt: null },
    });
    const endedAt = new Date();
    await tx.contactImport.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        state: "done",
        isOpen: null,
        here,
        endedAt,
        movedAt: endedAt,
        waitUntil: null,
        failure: null,
      },
    });
    await tx.contactImportSeen.deleteMany({ where: { workspaceId, importId: id } });
    await tx.intercomConnection.update({
      where: { workspaceId },
      data: { fullyImportedAt: endedAt, sweptUntil: startedAt },
    });
    await announce(tx, { workspaceId, kind: "connection" });
  });
}
