import { signInPath } from "#lib/auth/return-path.ts";
import type { ConnectResult } from "#lib/intercom/oauth/connect-result.ts";

type Landing = { workspaceSlug: string | null; result: ConnectResult };

/** An address without code and state, so that reloading it or going back to it connects nothing. */
export function landingPath({ workspaceSlug, result }: Landing): string {
  const path = workspaceSlug && `/${workspaceSlug}/settings/integrations/intercom?result=${result}`;
  return result === "signed_out" ? signInPath(path) : (path ?? "/");
}
