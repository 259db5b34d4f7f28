import { database } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import type { IntercomConnection } from "#prisma/generated/client.ts";
import { giveBackToken } from "./give-back-token.ts";
import { tryOpenToken } from "./open-token.ts";

/** Takes the access back at Intercom and erases the token here, whether or not Intercom could be told. */
export async function finishDisconnecting(
  row: IntercomConnection,
): Promise<"disconnected" | "not_revoked"> {
  const { workspaceId, tokenCiphertext } = row;
  const token = tryOpenToken(row);
  const given = token === null ? null : await giveBackToken({ ...row, token });
  await faultPoint("disconnect.given_back");
  // Not one that a reconnect has put there meanwhile.
  await database.intercomConnection.updateMany({
    where: { workspaceId, tokenCiphertext, status: "disconnected" },
    data: { tokenCiphertext: null, tokenKeyId: null },
  });
  await faultPoint("disconnect.erased");
  // One whose key is gone nobody can show to Intercom.
  const isLost = token === null && tokenCiphertext !== null;
  return given === "failed" || isLost ? "not_revoked" : "disconnected";
}
