import { randomBytes } from "node:crypto";

/** Base64 with its padding: a code that loses the `=` on the way back no longer works. */
export function newCode(): string {
  return `${randomBytes(20).toString("base64url")}=`;
}

export function newToken(): string {
  return Buffer.from(`tok:${randomBytes(24).toString("hex")}:1:0`).toString("base64");
}
