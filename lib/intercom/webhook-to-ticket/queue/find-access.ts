import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { markReconnectNeeded } from "#lib/intercom/connection/mark-reconnect-needed.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { log } from "#lib/log.ts";

type Access = {
  token: string;
  connection: { intercomAppId: string; region: IntercomRegion };
  refuse: () => Promise<void>;
};

/** The way to Intercom: open, closed by a person, or waiting for one. A token whose key is lost waits for one too. */
export async function findAccess(scope: Scope): Promise<Access | "disconnected" | "needs_person"> {
  const row = await database.intercomConnection.findUnique({
    where: { workspaceId: scope.workspaceId },
  });
  if (!row || row.status === "disconnected") return "disconnected";
  if (row.status === "reconnect_needed") return "needs_person";
  const { intercomAppId, region, tokenCiphertext } = row;
  const refuse = () => markReconnectNeeded(scope, { tokenCiphertext });
  try {
    const token = openToken(row);
    if (token !== null) return { token, connection: { intercomAppId, region }, refuse };
  } catch (err) {
    log.error({ err, workspaceId: scope.workspaceId }, "a stored token does not open");
  }
  await refuse();
  return "needs_person";
}
