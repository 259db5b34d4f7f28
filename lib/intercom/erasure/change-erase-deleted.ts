import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";

/** What somebody's deletion in Intercom comes to from now on. Whoever was deleted there before stays as they are. */
export async function changeEraseDeleted(admin: Admin, on: boolean): Promise<void> {
  const { workspaceId } = admin;
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    const isConnected = { workspaceId, status: { not: "disconnected" } } as const;
    const { count } = await tx.intercomConnection.updateMany({
      where: { ...isConnected, eraseDeleted: !on },
      data: { eraseDeleted: on },
    });
    if (count > 0) {
      const action = `Erasing of people deleted in Intercom turned ${on ? "on" : "off"}`;
      await recordChange(tx, admin, { action });
    } else if ((await tx.intercomConnection.count({ where: isConnected })) === 0) {
      throw new AppError("conflict", "Intercom is not connected.");
    }
  });
}
