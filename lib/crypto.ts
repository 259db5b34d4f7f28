import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { type EncryptionKey, env } from "#lib/env.ts";

export type Sealed = { keyId: string; ciphertext: Uint8Array };

const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts with the first key. `boundTo` names the row and column the secret belongs to:
 * moved to another place, it does not open.
 */
export function seal(
  plain: string,
  boundTo: string,
  keys: EncryptionKey[] = env().encryptionKeys,
): { keyId: string; ciphertext: Buffer } {
  const [first] = keys;
  if (!first) throw new Error("There is no encryption key to seal with");
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", first.key, iv);
  cipher.setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return { keyId: first.id, ciphertext: Buffer.concat([iv, cipher.getAuthTag(), body]) };
}

/** Throws the same words whatever was wrong with the sealed bytes, so that a caller learns nothing from them. */
export function open(
  sealed: Sealed,
  boundTo: string,
  keys: EncryptionKey[] = env().encryptionKeys,
): string {
  const known = keys.find((key) => key.id === sealed.keyId);
  if (!known)
    throw new Error("A stored secret was sealed with a key that ENCRYPTION_KEYS does not hold");
  const bytes = Buffer.from(sealed.ciphertext);
  try {
    const decipher = createDecipheriv("aes-256-gcm", known.key, bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const body = decipher.update(bytes.subarray(ivBytes + tagBytes));
    return Buffer.concat([body, decipher.final()]).toString("utf8");
  } catch {
    throw new Error("A stored secret does not open");
  }
}

export function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** 256 random bits, safe in a URL. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

export function safeEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
