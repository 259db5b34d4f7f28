import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { startImport } from "./start-import.ts";

/**
 * The workspace's switch. On: the import begins, or goes on at the page where it was paused. Off: from the moment this
 * is committed nothing more is written. Turning it to what it is already changes nothing and is no event.
 */
export async function changeSyncContacts(admin: Admin, on: boolean): Promise<void> {
  const { workspaceId, userName } = admin;
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    const { count } = await tx.intercomConnection.updateMany({
      where: { workspaceId, status: { not: "disconnected" }, syncContacts: !on },
      data: { syncContacts: on },
    });
    const connection = await tx.intercomConnection.findUnique({
      where: { workspaceId, status: { not: "disconnected" } },
      select: { intercomAppId: true },
    });
    if (!connection) throw new AppError("conflict", "Intercom is not connected.");
    if (count === 0) return;
    if (on) await startImport(tx, admin, { ...connection, requestedBy: userName });
    else {
      await tx.contactImport.updateMany({
        where: { workspaceId, isOpen: true },
        data: { state: "paused", waitUntil: null, failure: null },
      });
    }
    await recordChange(tx, admin, { action: `Sync contacts turned ${on ? "on" : "off"}` });
  });
}
