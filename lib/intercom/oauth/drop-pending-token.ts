import { database } from "#lib/database/client.ts";
import { isShared } from "#lib/intercom/connection/is-shared.ts";
import { revokeToken } from "#lib/intercom/uninstall/revoke-token.ts";
import type { OauthState } from "#prisma/generated/client.ts";
import { noPendingToken, openPendingToken } from "./pending-token.ts";

/**
 * Revokes it at Intercom, unless that would disconnect a workspace that uses the same Intercom workspace, this one
 * included. One whose Intercom workspace never became known is only erased, for the same reason.
 */
export async function dropPendingToken(row: OauthState): Promise<void> {
  const token = openPendingToken(row);
  if (token !== null && row.intercomAppId !== null && !(await isUsed(row, row.intercomAppId))) {
    if ((await revokeToken({ region: row.region, token })) === "failed") return;
  }
  await database.oauthState.updateMany({
    where: { workspaceId: row.workspaceId, id: row.id },
    data: noPendingToken,
  });
}

async function isUsed({ workspaceId }: OauthState, intercomAppId: string): Promise<boolean> {
  const here = await database.intercomConnection.findFirst({
    where: { workspaceId, intercomAppId, status: { not: "disconnected" } },
    select: { status: true },
  });
  return here !== null || (await isShared({ workspaceId, intercomAppId }));
}
