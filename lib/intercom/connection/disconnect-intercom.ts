import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { finishDisconnecting } from "./finish-disconnecting.ts";
import { stopSyncing } from "./stop-syncing.ts";

type Disconnected = "disconnected" | "not_revoked" | "not_connected";

/**
 * Stops syncing, takes the access back at Intercom and erases the token here; tickets stay.
 * `not_revoked`: Intercom could not be told, so the app must be removed there by hand.
 */
export async function disconnectIntercom(admin: Admin): Promise<Disconnected> {
  const stopped = await transaction(async (tx) => {
    await lockMembership(tx, admin);
    return stopSyncing(tx, admin);
  });
  if (!stopped) return "not_connected";
  await faultPoint("disconnect.stopped");
  return finishDisconnecting(stopped);
}
