import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { startImport } from "./start-import.ts";

/** "Sync now" and "Retry": one run, however many press it. */
export async function syncContactsNow(admin: Admin): Promise<void> {
  const { workspaceId, userName } = admin;
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    const connection = await tx.intercomConnection.findUnique({
      where: { workspaceId, status: "connected", syncContacts: true },
      select: { intercomAppId: true },
    });
    if (!connection) throw new AppError("conflict", "Contacts are not being synced.");
    const result = await startImport(tx, admin, { ...connection, requestedBy: userName });
    if (result === "started") await recordChange(tx, admin, { action: "Contacts synced by hand" });
  });
}
