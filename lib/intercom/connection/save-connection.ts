import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { cancelImport } from "#lib/intercom/contact-import/cancel-import.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { contactsLater, drainLater } from "#lib/jobs/enqueue.ts";
import { refreshWatching } from "#lib/products/refresh-watching.ts";
import type { IntercomConnection } from "#prisma/generated/client.ts";
import { lockIntercomWorkspace } from "./is-shared.ts";
import { sealToken } from "./open-token.ts";
import { recordChange } from "./record-change.ts";

export type Granted = {
  intercomAppId: string;
  intercomWorkspaceName: string;
  region: IntercomRegion;
  token: string;
};

/**
 * Connects, reconnects, or switches to another Intercom workspace; the tags of the former one become inert, and
 * what was chosen for it is not chosen for the other. Answers with the row that was there before.
 */
export async function saveConnection(
  tx: Tx,
  admin: Admin,
  { token, ...workspace }: Granted,
): Promise<IntercomConnection | null> {
  const { workspaceId, userName } = admin;
  await lockMembership(tx, admin);
  await lockIntercomWorkspace(tx, workspace.intercomAppId);
  const before = await tx.intercomConnection.findUnique({ where: { workspaceId } });
  const isSame = before?.intercomAppId === workspace.intercomAppId;
  const now = {
    ...workspace,
    ...sealToken(token, { workspaceId, intercomAppId: workspace.intercomAppId }),
    status: "connected" as const,
    connectedByName: userName,
    connectedAt: new Date(),
    reconnectNeededSince: null,
    disconnectedAt: null,
    missingPermission: null,
    tagsFailure: null,
  };
  await tx.intercomConnection.upsert({
    where: { workspaceId },
    create: { workspaceId, ...now },
    update: isSame ? now : { ...now, ...unsynced },
  });
  if (!isSame) await cancelImport(tx, admin);
  await refreshWatching(tx, admin);
  await recordChange(tx, admin, {
    action: "Intercom connected",
    detail: `${workspace.intercomWorkspaceName} (${workspace.region})`,
  });
  // Whatever arrived while the access was revoked has been kept, and an import waits where it was.
  await drainLater(tx, workspaceId);
  await contactsLater(tx, workspaceId);
  return before;
}

const unsynced = {
  syncFeedback: false,
  syncContacts: false,
  eraseDeleted: false,
  tagsFetchedAt: null,
  lastEventAt: null,
  fullyImportedAt: null,
  sweptUntil: null,
};
