import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { dropPendingToken } from "./drop-pending-token.ts";

/** Forgets what was begun and never finished; a token among it is given back to Intercom first. */
export async function dropStaleStates({ workspaceId }: Scope): Promise<void> {
  const stale = { workspaceId, expiresAt: { lt: new Date() } };
  const held = await database.oauthState.findMany({
    where: { ...stale, tokenCiphertext: { not: null } },
  });
  for (const row of held) await dropPendingToken(row);
  await database.oauthState.deleteMany({ where: { ...stale, tokenCiphertext: null } });
}
