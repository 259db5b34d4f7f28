import type { Admin } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import type { OauthState } from "#prisma/generated/client.ts";
import { dropPendingToken } from "./drop-pending-token.ts";
import { openPendingToken } from "./pending-token.ts";
import { saveGranted } from "./save-granted.ts";

type Pending = { id: string; intercomWorkspaceName: string; region: IntercomRegion };

/** The other Intercom workspace that this admin authorized and has not said yes or no to yet. */
export async function findPendingSwitch(admin: Admin): Promise<Pending | null> {
  const row = await database.oauthState.findFirst({
    where: waiting(admin),
    orderBy: { id: "desc" },
    select: { id: true, intercomWorkspaceName: true, region: true },
  });
  if (!row || row.intercomWorkspaceName === null) return null;
  return { ...row, intercomWorkspaceName: row.intercomWorkspaceName };
}

/** False when it is no longer waiting. */
export async function confirmSwitch(admin: Admin, id: string): Promise<boolean> {
  const row = await findWaiting(admin, id);
  const token = row && openPendingToken(row);
  if (!row || !token || !row.intercomAppId || !row.intercomWorkspaceName) return false;
  const { intercomAppId, intercomWorkspaceName, region } = row;
  await saveGranted(admin, row, { intercomAppId, intercomWorkspaceName, region, token });
  const { workspaceId } = row;
  const left = await database.oauthState.findFirst({ where: { workspaceId, id } });
  if (left) await dropPendingToken(left);
  return true;
}

export async function declineSwitch(admin: Admin, id: string): Promise<void> {
  const row = await findWaiting(admin, id);
  if (row) await dropPendingToken(row);
}

function findWaiting(admin: Admin, id: string): Promise<OauthState | null> {
  return database.oauthState.findFirst({ where: { ...waiting(admin), id } });
}

function waiting({ workspaceId, userId }: Admin) {
  return {
    workspaceId,
    userId,
    expiresAt: { gt: new Date() },
    intercomAppId: { not: null },
    tokenCiphertext: { not: null },
  };
}
