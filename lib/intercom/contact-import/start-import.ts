import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { contactsLater } from "#lib/jobs/enqueue.ts";

type Start = { intercomAppId: string; requestedBy: string | null };

/**
 * Begins a full run, or takes up the one that is open where it stopped: there is one at a time, however often it is
 * asked for. A wait that Intercom asked for is kept.
 */
export async function startImport(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, requestedBy }: Start,
): Promise<"started" | "open"> {
  await tx.contactImport.updateMany({
    where: { workspaceId, isOpen: true, intercomAppId: { not: intercomAppId } },
    data: { state: "canceled", isOpen: null, endedAt: new Date() },
  });
  const { count } = await tx.contactImport.createMany({
    data: {
      workspaceId,
      id: newId(),
      intercomAppId,
      requestedBy,
      kind: "full",
      phase: "contacts",
      state: "running",
      isOpen: true,
    },
    skipDuplicates: true,
  });
  await tx.contactImport.updateMany({
    where: { workspaceId, isOpen: true, state: { in: ["paused", "failed"] } },
    data: { state: "running", attempts: 0, restarts: 0, failure: null, waitUntil: null },
  });
  await contactsLater(tx, workspaceId);
  return count === 1 ? "started" : "open";
}
