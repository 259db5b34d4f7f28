import { open, seal } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";

type Place = { workspaceId: string; id: string };
type Row = Place & { tokenKeyId: string | null; tokenCiphertext: Uint8Array | null };

/**
 * Kept before anything else is asked of Intercom, so that no token lives there that we do not know.
 * Changes nothing unless `before` is what is kept now.
 */
export async function keepPendingToken(
  { workspaceId, id }: Place,
  token: string,
  before: Uint8Array<ArrayBuffer> | null = null,
): Promise<void> {
  await database.oauthState.updateMany({
    where: { workspaceId, id, tokenCiphertext: before },
    data: sealPendingToken({ workspaceId, id }, token),
  });
}

export function sealPendingToken(place: Place, token: string) {
  const { keyId, ciphertext } = seal(token, nameOf(place));
  return { tokenKeyId: keyId, tokenCiphertext: new Uint8Array(ciphertext) };
}

export function openPendingToken(row: Row): string | null {
  if (row.tokenKeyId === null || row.tokenCiphertext === null) return null;
  return open({ keyId: row.tokenKeyId, ciphertext: row.tokenCiphertext }, nameOf(row));
}

export const noPendingToken = { tokenKeyId: null, tokenCiphertext: null };

function nameOf({ workspaceId, id }: Place): string {
  return `oauth_states.token:${workspaceId}:${id}`;
}
