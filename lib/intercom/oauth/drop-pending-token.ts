import { database } from "#lib/database/client.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { giveBackToken } from "#lib/intercom/connection/give-back-token.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { log } from "#lib/log.ts";
import { identifyWorkspace } from "./identify-workspace.ts";
import { noPendingToken, openPendingToken } from "./pending-token.ts";

export type Pending = {
  workspaceId: string;
  id: string;
  region: IntercomRegion;
  intercomAppId: string | null;
  tokenKeyId: string | null;
  tokenCiphertext: Uint8Array<ArrayBuffer> | null;
};

type Owner = Pick<Pending, "region" | "intercomAppId">;

/**
 * Gives the token back to Intercom and erases it. While Intercom cannot be reached it stays, for the next sweep; one
 * whose key is gone, or that Intercom no longer accepts, is only erased.
 */
export async function dropPendingToken(row: Pending): Promise<void> {
  const token = tokenOf(row);
  if (token !== null && !(await giveBack(row, token))) return;
  await database.oauthState.updateMany({
    where: { workspaceId: row.workspaceId, id: row.id, tokenCiphertext: row.tokenCiphertext },
    data: noPendingToken,
  });
}

/** False to try again later. */
export async function giveBack({ region, intercomAppId }: Owner, token: string): Promise<boolean> {
  try {
    const known =
      intercomAppId === null
        ? await identifyWorkspace({ region, token })
        : { intercomAppId, region };
    return (await giveBackToken({ ...known, token })) === "done";
  } catch (error) {
    if (error instanceof IntercomError) return error.kind === "unauthorized";
    throw error;
  }
}

function tokenOf(row: Pending): string | null {
  try {
    return openPendingToken(row);
  } catch (err) {
    log.warn({ err, workspaceId: row.workspaceId }, "A kept token does not open and is erased");
    return null;
  }
}
