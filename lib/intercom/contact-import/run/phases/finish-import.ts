import { database, transaction } from "#lib/database/client.ts";
import { intercomContact } from "#lib/intercom/contact-import/reading/intercom-people.ts";
import { readPage } from "#lib/intercom/contact-import/reading/read-page.ts";
import { askIntercom } from "#lib/intercom/contact-import/run/ask-intercom.ts";
import { holdRun } from "#lib/intercom/contact-import/run/commit-step.ts";
import { forgetMet } from "#lib/intercom/contact-import/run/forget-met.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";
import { announce } from "#lib/live.ts";
import { countHere } from "./count-here.ts";
import { nameOwners } from "./name-owners.ts";

/**
 * Closes the run and moves the watermark to its begin: what changed since is for the next. A full run also counts who
 * is here, to be held against Intercom's own count. Throws RunStopped.
 */
export async function finishImport(work: Work): Promise<void> {
  const { workspaceId } = work.scope;
  const { id, kind, startedAt } = work.run;
  if (kind === "full") await nameOwners(work);
  const total = kind === "full" ? await countAgain(work) : {};
  await transaction(async (tx) => {
    const endedAt = new Date();
    // First of all: whoever holds the connection as it is waits for the run or the contacts next.
    await tx.intercomConnection.update({
      where: { workspaceId },
      data: { sweptUntil: startedAt, ...(kind === "full" && { fullyImportedAt: endedAt }) },
    });
    await holdRun(tx, work);
    await tx.contactImport.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        state: "done",
        isOpen: null,
        endedAt,
        movedAt: endedAt,
        waitUntil: null,
        failure: null,
        ...total,
        ...(kind === "full" && (await countHere(tx, work))),
      },
    });
    await forgetMet(tx, work);
    await announce(tx, { workspaceId, kind: "connection" });
  });
}

/** Where the counts differ for no reason that is known, Intercom's is asked for as it is by now. */
async function countAgain(work: Work): Promise<{ total?: number }> {
  const { total, leftOut } = await database.contactImport.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: work.scope.workspaceId, id: work.run.id } },
    select: { total: true, leftOut: true },
  });
  // An Intercom that does not count would not do so now.
  if (total === null) return {};
  const { here, mergedHere, deletedHere, erasedHere } = await countHere(database, work);
  if (total === here + mergedHere + deletedHere + erasedHere + leftOut) return {};
  const answer = await askIntercom(work, { path: "/contacts", query: { per_page: "1" } });
  return { total: readPage(answer, intercomContact).total ?? undefined };
}
