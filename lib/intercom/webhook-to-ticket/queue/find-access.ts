import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { markReconnectNeeded } from "#lib/intercom/connection/mark-reconnect-needed.ts";
import { tryOpenToken } from "#lib/intercom/connection/open-token.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";

export type Access = {
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
  const token = tryOpenToken(row);
  if (token !== null) return { token, connection: { intercomAppId, region }, refuse };
  await refuse();
  return "needs_person";
}
