import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { contactsLater } from "#lib/jobs/enqueue.ts";

type Start = { intercomAppId: string; requestedBy: string | null; kind?: "full" | "sweep" };

/**
 * Begins a full run, or takes up the one that is open where it stopped: there is one at a time, however often it is
 * asked for. A wait that Intercom asked for is kept. A sweep, which asks only for what has changed since the last run,
 * gives way to a full run, and does not begin while one is open.
 */
export async function startImport(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, requestedBy, kind = "full" }: Start,
): Promise<"started" | "open"> {
  await tx.contactImport.updateMany({
    where: {
      ...{ workspaceId, isOpen: true },
      OR: [
        { intercomAppId: { not: intercomAppId } },
        ...(kind === "full" ? [{ kind: "sweep" } as const] : []),
      ],
    },
    data: { state: "canceled", isOpen: null, endedAt: new Date() },
  });
  const sweep = kind === "sweep" ? { sweepFrom: await findWatermark(tx, workspaceId) } : {};
  const { count } = await tx.contactImport.createMany({
    data: {
      workspaceId,
      id: newId(),
      intercomAppId,
      requestedBy,
      kind,
      ...sweep,
      phase: kind === "full" ? "contacts" : "changed",
      state: "running",
      isOpen: true,
    },
    skipDuplicates: true,
  });
  if (kind === "sweep" && count === 0) return "open";
  await tx.contactImport.updateMany({
    where: { workspaceId, isOpen: true, state: { in: ["paused", "failed"] } },
    data: { state: "running", attempts: 0, restarts: 0, failure: null, waitUntil: null },
  });
  await contactsLater(tx, workspaceId);
  return count === 1 ? "started" : "open";
}

async function findWatermark(tx: Tx, workspaceId: string): Promise<Date> {
  const connection = await tx.intercomConnection.findUnique({
    where: { workspaceId },
    select: { sweptUntil: true },
  });
  return connection?.sweptUntil ?? new Date(0);
}
