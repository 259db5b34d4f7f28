import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { postToIntercom } from "#lib/intercom/client/post-to-intercom.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { log } from "#lib/log.ts";

type Revoked = "revoked" | "failed";

/**
 * Uninstalls our app from the Intercom workspace, which ends every token for it.
 * https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/installing-uninstalling-apps
 */
export async function revokeToken(at: { region: IntercomRegion; token: string }): Promise<Revoked> {
  try {
    await postToIntercom({ ...at, path: "/auth/uninstall" });
    return "revoked";
  } catch (error) {
    if (!(error instanceof IntercomError)) throw error;
    if (error.kind === "unauthorized") return "revoked";
    log.warn({ err: error }, "Intercom did not take the access back");
    return "failed";
  }
}
