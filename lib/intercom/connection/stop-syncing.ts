import type { Admin } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { cancelImport } from "#lib/intercom/contact-import/cancel-import.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { refreshWatching } from "#lib/products/refresh-watching.ts";
import type { IntercomConnection } from "#prisma/generated/client.ts";
import { lockIntercomWorkspace } from "./is-shared.ts";
import { recordChange } from "./record-change.ts";

/**
 * The part of a disconnect that is one transaction, in which the admin's membership is locked already. Answers with the
 * row, whose token is still to be given back; null when nothing is connected.
 */
export async function stopSyncing(tx: Tx, admin: Admin): Promise<IntercomConnection | null> {
  const { workspaceId } = admin;
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
