import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { refreshWatching } from "#lib/products/refresh-watching.ts";

/**
 * The workspace's switch. The products' choices are kept; what counts, counts from turning it on. Turning it to what
 * it is already changes nothing and is no event.
 */
export async function changeSyncFeedback(admin: Admin, on: boolean): Promise<void> {
  const connected = { workspaceId: admin.workspaceId, status: { not: "disconnected" as const } };
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    const { count } = await tx.intercomConnection.updateMany({
      where: { ...connected, syncFeedback: !on },
      data: { syncFeedback: on },
    });
    if (count === 0) return requireConnected(tx, connected);
    await refreshWatching(tx, admin);
    await recordChange(tx, admin, { action: `Sync feedback turned ${on ? "on" : "off"}` });
  });
}

type Connected = { workspaceId: string; status: { not: "disconnected" } };

async function requireConnected(tx: Tx, where: Connected): Promise<void> {
  const found = await tx.intercomConnection.count({ where });
  if (found === 0) throw new AppError("conflict", "Intercom is not connected.");
}
