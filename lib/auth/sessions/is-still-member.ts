import { database } from "#lib/database/client.ts";
import { idleMs } from "./session-limits.ts";

type Who = { userId: string; workspaceId: string; sessionId: string };

/** For what stays open after its request: whether the session lives and the person still belongs to the workspace. It keeps no session alive. */
export async function isStillMember({ userId, workspaceId, sessionId }: Who): Promise<boolean> {
  const now = Date.now();
  const alive = {
    id: sessionId,
    expiresAt: { gt: new Date(now) },
    lastSeenAt: { gt: new Date(now - idleMs) },
  };
  const membership = await database.membership.findUnique({
    where: {
      workspaceId_userId: { workspaceId, userId },
      workspace: { deletingSince: null },
    },
    select: { user: { select: { sessions: { where: alive, select: { id: true } } } } },
  });
  return membership !== null && membership.user.sessions.length > 0;
}
