import { transaction } from "#lib/database/client.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { revokeToken } from "#lib/intercom/uninstall/revoke-token.ts";
import { isUsed, lockIntercomWorkspace } from "./is-shared.ts";

type Given = { intercomAppId: string; region: IntercomRegion; token: string };

/**
 * Takes the access back at Intercom, unless some workspace here uses that Intercom workspace: the uninstall ends every
 * token for it. The lock keeps anybody from connecting between the look and the uninstall, for 10 s at most.
 */
export function giveBackToken({ intercomAppId, ...at }: Given): Promise<"done" | "failed"> {
  return transaction(async (tx) => {
    await lockIntercomWorkspace(tx, intercomAppId);
    if (await isUsed(tx, intercomAppId)) return "done";
    return (await revokeToken(at)) === "revoked" ? "done" : "failed";
  });
}
