import { findMember, type Scope } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { bulkLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";
import { takeTurn } from "./take-turn.ts";

const announceEveryMs = 500;

type Unfinished = { id: string; userId: string; productId: string };

/**
 * Does what is left of the workspace's bulk actions, one after the other as they were asked for, a transaction per
 * batch: whatever ends the process, the next one goes on behind the last batch.
 */
export async function runBulks(scope: Scope, stopping: AbortSignal): Promise<void> {
  const { workspaceId } = scope;
  let toldAt = 0;
  for (;;) {
    const bulk = await findUnfinished(scope);
    if (!bulk) return;
    if (stopping.aborted) return transaction((tx) => bulkLater(tx, workspaceId));
    const tells = performance.now() - toldAt >= announceEveryMs;
    if (await workOn(scope, bulk, tells)) toldAt = performance.now();
    await faultPoint("bulk.batch");
  }
}

function findUnfinished({ workspaceId }: Scope): Promise<Unfinished | null> {
  return database.bulkAction.findFirst({
    where: { workspaceId, state: { in: ["running", "undoing"] } },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: { id: true, userId: true, productId: true },
  });
}

/** Whether the open pages were told: the last batch of each always tells them. */
async function workOn(scope: Scope, bulk: Unfinished, tells: boolean): Promise<boolean> {
  const { workspaceId } = scope;
  const member = await findMember(bulk.userId, { id: workspaceId });
  if (!member) return giveUp(scope, bulk, "Whoever asked for it is no member any more.");
  try {
    return await transaction(async (tx) => {
      const after = await takeTurn(tx, member, bulk.id);
      const isLast = after?.state === "done" || after?.state === "undone";
      if (!tells && !isLast) return false;
      await announce(tx, { workspaceId, productId: bulk.productId, kind: "tickets" });
      return true;
    });
  } catch (error) {
    // A role that changed in this very moment is read anew in the next turn.
    if (error instanceof AppError && error.code === "forbidden") return false;
    if (error instanceof AppError) return giveUp(scope, bulk, error.message);
    throw error;
  }
}

async function giveUp(scope: Scope, bulk: Unfinished, failure: string): Promise<true> {
  const { workspaceId } = scope;
  await transaction(async (tx) => {
    await tx.bulkAction.updateMany({
      where: { workspaceId, id: bulk.id, state: { in: ["running", "undoing"] } },
      data: { state: "failed", failure, endedAt: new Date() },
    });
    await announce(tx, { workspaceId, productId: bulk.productId, kind: "tickets" });
  });
  return true;
}
