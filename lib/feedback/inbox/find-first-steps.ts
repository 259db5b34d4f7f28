import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type FirstSteps = {
  connection: { intercomWorkspaceName: string; connectedByName: string } | null;
  needsReconnecting: boolean;
  workspaceSwitchIsOn: boolean;
  /** Names of the tags that make a ticket right now. */
  watching: string[];
};

/** How far a product is on its way to its first ticket. */
export async function findFirstSteps(
  { workspaceId }: Member,
  productId: string,
): Promise<FirstSteps> {
  const row = await database.intercomConnection.findUnique({
    where: { workspaceId },
    select: {
      intercomAppId: true,
      intercomWorkspaceName: true,
      connectedByName: true,
      status: true,
      syncFeedback: true,
    },
  });
  if (!row || row.status === "disconnected") {
    return { connection: null, needsReconnecting: false, workspaceSwitchIsOn: false, watching: [] };
  }
  const { intercomAppId, intercomWorkspaceName, connectedByName } = row;
  const triggers = await database.triggerTag.findMany({
    where: {
      workspaceId,
      productId,
      intercomAppId,
      watchingSince: { not: null },
      tag: { deletedAt: null },
    },
    orderBy: { tag: { name: "asc" } },
    select: { tag: { select: { name: true } } },
  });
  return {
    connection: { intercomWorkspaceName, connectedByName },
    needsReconnecting: row.status === "reconnect_needed",
    workspaceSwitchIsOn: row.syncFeedback,
    watching: triggers.map(({ tag }) => tag.name),
  };
}
