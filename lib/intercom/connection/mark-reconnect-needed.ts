import type { Scope } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";

type Refused = { tokenCiphertext: Uint8Array<ArrayBuffer> | null };

/** Only while the refused token is still the one kept: a late answer to an old token changes nothing. */
export async function markReconnectNeeded(
  { workspaceId }: Scope,
  { tokenCiphertext }: Refused,
): Promise<void> {
  if (tokenCiphertext === null) return;
  await transaction(async (tx) => {
    const { count } = await tx.intercomConnection.updateMany({
      where: { workspaceId, tokenCiphertext, status: "connected" },
      data: { status: "reconnect_needed", reconnectNeededSince: new Date() },
    });
    if (count > 0) await announce(tx, { workspaceId, kind: "connection" });
  });
}
