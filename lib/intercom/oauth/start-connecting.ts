import type { Admin } from "#lib/auth/member.ts";
import { randomToken, sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { authorizeUrl, type IntercomRegion } from "#lib/intercom/regions.ts";

type Start = { region: IntercomRegion; sessionId: string; browserNonce: string | null };

export const stateSeconds = 600;

/**
 * The address of Intercom's consent page, and the nonce to keep in this browser's cookie. A nonce that the browser
 * has already stays, so that two tabs may each finish what they began.
 */
export async function startConnecting(
  admin: Admin,
  { region, sessionId, browserNonce }: Start,
): Promise<{ url: string; browserNonce: string }> {
  const app = env().intercom;
  if (!app) throw new AppError("conflict", "INTERCOM_CLIENT_ID is not set");
  const state = randomToken();
  const nonce = browserNonce ?? randomToken();
  await database.oauthState.create({
    data: {
      workspaceId: admin.workspaceId,
      id: newId(),
      stateHash: new Uint8Array(sha256(state)),
      browserHash: new Uint8Array(sha256(nonce)),
      userId: admin.userId,
      sessionId,
      region,
      expiresAt: new Date(Date.now() + stateSeconds * 1000),
    },
  });
  const url = new URL(authorizeUrl(region));
  url.searchParams.set("client_id", app.clientId);
  url.searchParams.set("state", state);
  url.searchParams.set("redirect_uri", callbackUrl());
  return { url: url.href, browserNonce: nonce };
}

export function callbackUrl(): string {
  return `${env().appUrl}/api/intercom/callback`;
}
