import { type Admin, findMember, isAdmin } from "#lib/auth/member.ts";
import { safeEqual, sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import type { OauthState } from "#prisma/generated/client.ts";
import type { ConnectResult } from "./connect-result.ts";

export type Arrival = {
  state: string | null;
  code: string | null;
  browserNonce: string | null;
  user: { userId: string; sessionId: string } | null;
};

type Spent = { row: OauthState; admin: Admin };
type Refused = { refused: ConnectResult; workspaceSlug: string | null };

/**
 * Uses the state up, once, for the person, session and browser that it was made for, if that person may still change
 * the workspace. Whoever else brings it leaves it as it is.
 */
export async function spendState(arrival: Arrival): Promise<Spent | Refused> {
  const { browserNonce, user } = arrival;
  const row = arrival.state === null ? null : await findState(arrival.state);
  const sameBrowser =
    row !== null && browserNonce !== null && safeEqual(sha256(browserNonce), row.browserHash);
  if (!user) {
    return { refused: "signed_out", workspaceSlug: sameBrowser ? row.workspace.slug : null };
  }
  if (!row) return refuse(user.userId, arrival.code === null ? "denied" : "unknown");
  if (row.userId !== user.userId || row.sessionId !== user.sessionId) {
    return refuse(user.userId, "other_person");
  }
  const admin = await findMember(user.userId, { id: row.workspaceId });
  if (!admin || !isAdmin(admin)) return refuse(user.userId, "forbidden", admin?.workspaceSlug);
  const { workspaceSlug } = admin;
  if (!sameBrowser) return { refused: "other_browser", workspaceSlug };
  if (row.usedAt === null && row.expiresAt < new Date())
    return { refused: "expired", workspaceSlug };
  return (await markUsed(row)) ? { row, admin } : { refused: "used", workspaceSlug };
}

function findState(state: string) {
  return database.oauthState.findUnique({
    where: { stateHash: new Uint8Array(sha256(state)) },
    include: { workspace: { select: { slug: true } } },
  });
}

async function markUsed({ workspaceId, id }: OauthState): Promise<boolean> {
  const { count } = await database.oauthState.updateMany({
    where: { workspaceId, id, usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

/** Names a workspace of the person's own to show the message in, never the one that the state is about. */
async function refuse(userId: string, refused: ConnectResult, own?: string): Promise<Refused> {
  const home = await database.membership.findFirst({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { workspace: { select: { slug: true } } },
  });
  return { refused, workspaceSlug: own ?? home?.workspace.slug ?? null };
}
