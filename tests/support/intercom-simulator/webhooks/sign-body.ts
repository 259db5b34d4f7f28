import { createHmac } from "node:crypto";

/** The `X-Hub-Signature` of these exact bytes. */
export function signBody(bytes: string | Uint8Array, secret: string): string {
  return `sha1=${createHmac("sha1", secret).update(bytes).digest("hex")}`;
}
