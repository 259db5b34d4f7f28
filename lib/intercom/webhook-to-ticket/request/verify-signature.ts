import { createHmac } from "node:crypto";
import { safeEqual } from "#lib/crypto.ts";

/**
 * True if the header is `sha1=` and the HMAC-SHA1 of the raw bytes under one of the app's client secrets (two during a rotation).
 * Source: developers.intercom.com/docs/references/webhooks/webhook-models, "Signed notifications".
 */
export function isSignedByIntercom(
  rawBody: Uint8Array,
  header: string | null,
  secrets: readonly string[],
): boolean {
  const given = /^sha1=([0-9a-f]{40})$/.exec(header ?? "")?.[1];
  if (!given) return false;
  const digest = Buffer.from(given, "hex");
  return secrets
    .map((secret) => safeEqual(createHmac("sha1", secret).update(rawBody).digest(), digest))
    .some(Boolean);
}
