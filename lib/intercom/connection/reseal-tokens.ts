import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { keepPendingToken, openPendingToken } from "#lib/intercom/oauth/pending-token.ts";
import { log } from "#lib/log.ts";
import { openToken, sealToken } from "./open-token.ts";

type Place = { workspaceId: string };

/**
 * Seals with the first of ENCRYPTION_KEYS whatever an older one still holds, so that the older one can be removed.
 * A token that was replaced meanwhile is left alone: it has the new key already.
 */
export async function resealTokens(): Promise<void> {
  const newest = env().encryptionKeys[0]?.id ?? "";
  for (const place of await listConnections(newest)) await orWarn(place, resealConnection);
  for (const place of await listPending(newest)) await orWarn(place, resealPending);
}

async function resealConnection({ workspaceId }: Place): Promise<void> {
  const row = await database.intercomConnection.findUnique({ where: { workspaceId } });
  const token = row && openToken(row);
  if (!row || token === null) return;
  const { tokenCiphertext } = row;
  await database.intercomConnection.updateMany({
    where: { workspaceId, tokenCiphertext },
    data: sealToken(token, row),
  });
}

async function resealPending({ workspaceId, id }: Place & { id: string }): Promise<void> {
  const row = await database.oauthState.findFirst({ where: { workspaceId, id } });
  const token = row && openPendingToken(row);
  if (row && token !== null) await keepPendingToken(row, token, row.tokenCiphertext);
}

/** One row whose key is gone keeps no other from being sealed anew. */
async function orWarn<P extends Place>(place: P, reseal: (place: P) => Promise<void>) {
  try {
    await reseal(place);
  } catch (err) {
    log.warn({ err, workspaceId: place.workspaceId }, "A stored token could not be sealed anew");
  }
}

// Of every workspace: each row is then worked on under its own.
function listConnections(newest: string): Promise<Place[]> {
  return database.$queryRaw`
    select workspace_id::text as "workspaceId" from intercom_connections where token_key_id <> ${newest}`;
}

function listPending(newest: string): Promise<(Place & { id: string })[]> {
  return database.$queryRaw`
    select workspace_id::text as "workspaceId", id::text from oauth_states where token_key_id <> ${newest}`;
}
