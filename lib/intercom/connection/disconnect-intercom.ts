import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { cancelImport } from "#lib/intercom/contact-import/cancel-import.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { refreshWatching } from "#lib/products/refresh-watching.ts";
import { finishDisconnecting } from "./finish-disconnecting.ts";
import { lockIntercomWorkspace } from "./is-shared.ts";
import { recordChange } from "./record-change.ts";

type Disconnected = "disconnected" | "not_revoked" | "not_connected";

/**
 * Stops syncing, takes the access back at Intercom and erases the token here; tickets stay.
 * `not_revoked`: Intercom could not be told, so the app must be removed there by hand.
 */
export async function disconnectIntercom(admin: Admin): Promise<Disconnected> {
  const stopped = await transaction((tx) => stopSyncing(tx, admin));
  if (!stopped) return "not_connected";
  await faultPoint("disconnect.stopped");
  return finishDisconnecting(stopped);
}

async function stopSyncing(tx: Tx, admin: Admin) {
  const { workspaceId } = admin;
  await lockMembership(tx, admin);
  const found = await tx.intercomConnection.findUnique({
    where: { workspaceId },
    select: { intercomAppId: true },
  });
  if (!found) return null;
  await lockIntercomWorkspace(tx, found.intercomAppId);
  const { count } = await tx.intercomConnection.updateMany({
    where: { workspaceId, status: { not: "disconnected" } },
    data: {
      status: "disconnected",
      disconnectedAt: new Date(),
      reconnectNeededSince: null,
      syncFeedback: false,
      syncContacts: false,
      missingPermission: null,
    },
  });
  if (count === 0) return null;
  await cancelImport(tx, admin);
  const row = await tx.intercomConnection.findUniqueOrThrow({ where: { workspaceId } });
  await refreshWatching(tx, admin);
  // What was kept for a reconnect is settled as ignored.
  await drainLater(tx, workspaceId);
  await recordChange(tx, admin, {
    action: "Intercom disconnected",
    detail: row.intercomWorkspaceName,
  });
  await faultPoint("disconnect.marked");
  return row;
}
