import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";

/** Has given-up deliveries, one or all of them, worked on again from the start. Answers how many. */
export async function replayDeliveries(admin: Admin, id?: string): Promise<number> {
  const { workspaceId } = admin;
  return transaction(async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { workspaceId, id, state: "dead" },
      data: {
        state: "pending",
        outcome: null,
        summary: null,
        attempts: 0,
        leasesLost: 0,
        nextTryAt: new Date(0),
        finishedAt: null,
      },
    });
    await drainLater(tx, workspaceId);
    await announce(tx, { workspaceId, kind: "connection" });
    return count;
  });
}
