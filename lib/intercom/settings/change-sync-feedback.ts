import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { refreshWatching } from "#lib/products/refresh-watching.ts";

/** The workspace's switch. The products' choices are kept; what counts, counts from turning it on. */
export async function changeSyncFeedback(admin: Admin, on: boolean): Promise<void> {
  const { workspaceId } = admin;
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    const { count } = await tx.intercomConnection.updateMany({
      where: { workspaceId, status: { not: "disconnected" } },
      data: { syncFeedback: on },
    });
    if (count === 0) throw new AppError("conflict", "Intercom is not connected.");
    await refreshWatching(tx, admin);
    await recordChange(tx, admin, { action: `Sync feedback turned ${on ? "on" : "off"}` });
  });
}
