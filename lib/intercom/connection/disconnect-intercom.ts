import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { database, type Tx, transaction } from "#lib/database/client.ts";
import { revokeToken } from "#lib/intercom/uninstall/revoke-token.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { log } from "#lib/log.ts";
import { refreshWatching } from "#lib/products/refresh-watching.ts";
import type { IntercomConnection } from "#prisma/generated/client.ts";
import { isShared, lockIntercomWorkspace } from "./is-shared.ts";
import { openToken } from "./open-token.ts";
import { recordChange } from "./record-change.ts";

type Disconnected = "disconnected" | "not_revoked" | "not_connected";

/**
 * Stops syncing, takes the access back at Intercom and erases the token here; tickets stay.
 * `not_revoked`: Intercom could not be told, so the app must be removed there by hand.
 */
export async function disconnectIntercom(admin: Admin): Promise<Disconnected> {
  const stopped = await transaction((tx) => stopSyncing(tx, admin));
  if (!stopped) return "not_connected";
  const { row, shared } = stopped;
  // Uninstalling would disconnect the other workspace too.
  const revoked = shared || (await takeBack(row));
  await eraseToken(row);
  return revoked ? "disconnected" : "not_revoked";
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
      missingPermission: null,
    },
  });
  if (count === 0) return null;
  const row = await tx.intercomConnection.findUniqueOrThrow({ where: { workspaceId } });
  await refreshWatching(tx, admin);
  // What was kept for a reconnect is settled as ignored.
  await drainLater(tx, workspaceId);
  await recordChange(tx, admin, {
    action: "Intercom disconnected",
    detail: row.intercomWorkspaceName,
  });
  return { row, shared: await isShared(row, tx) };
}

/** False also for a token whose key is gone, which nobody can show to Intercom: it is erased all the same. */
async function takeBack(row: IntercomConnection): Promise<boolean> {
  try {
    const token = openToken(row);
    return token === null || (await revokeToken({ ...row, token })) === "revoked";
  } catch (err) {
    log.warn({ err, workspaceId: row.workspaceId }, "A stored token could not be taken back");
    return false;
  }
}

async function eraseToken(row: {
  workspaceId: string;
  tokenCiphertext: Uint8Array<ArrayBuffer> | null;
}) {
  const { workspaceId, tokenCiphertext } = row;
  await database.intercomConnection.updateMany({
    where: { workspaceId, tokenCiphertext, status: "disconnected" },
    data: { tokenCiphertext: null, tokenKeyId: null },
  });
}
