import { open, seal } from "#lib/crypto.ts";
import { log } from "#lib/log.ts";

type Sealed = { tokenKeyId: string; tokenCiphertext: Uint8Array<ArrayBuffer> };
type Owner = { workspaceId: string; intercomAppId: string };
type Row = Owner & { tokenKeyId: string | null; tokenCiphertext: Uint8Array | null };

/** Null when no token is kept. Throws when it was sealed for another row or with a key that is gone. */
export function openToken(row: Row): string | null {
  if (row.tokenKeyId === null || row.tokenCiphertext === null) return null;
  return open({ keyId: row.tokenKeyId, ciphertext: row.tokenCiphertext }, placeOf(row));
}

/** Null also when it does not open, which the log tells. */
export function tryOpenToken(row: Row): string | null {
  try {
    return openToken(row);
  } catch (err) {
    log.error({ err, workspaceId: row.workspaceId }, "A stored token does not open");
    return null;
  }
}

export function sealToken(token: string, owner: Owner): Sealed {
  const { keyId, ciphertext } = seal(token, placeOf(owner));
  return { tokenKeyId: keyId, tokenCiphertext: new Uint8Array(ciphertext) };
}

function placeOf({ workspaceId, intercomAppId }: Owner): string {
  return `intercom_connections.token:${workspaceId}:${intercomAppId}`;
}
