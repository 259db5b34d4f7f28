import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";

type Live = {
  state: "connected" | "reconnect_needed";
  intercomAppId: string;
  intercomWorkspaceName: string;
  region: IntercomRegion;
  connectedByName: string;
  connectedAt: Date;
  reconnectNeededSince: Date | null;
  syncFeedback: boolean;
  /** Whoever is deleted in Intercom is erased here. */
  eraseDeleted: boolean;
  missingPermission: string | null;
  tagsFetchedAt: Date | null;
  tagsFailure: string | null;
  lastEventAt: Date | null;
};

export type ConnectionView = { state: "not_configured" } | { state: "not_connected" } | Live;
export type LiveConnection = Live;

/** What pages may know of the connection; never the token. */
export async function findConnection({ workspaceId }: Scope): Promise<ConnectionView> {
  if (!env().intercom) return { state: "not_configured" };
  const row = await database.intercomConnection.findUnique({
    where: { workspaceId },
    select: {
      status: true,
      intercomAppId: true,
      intercomWorkspaceName: true,
      region: true,
      connectedByName: true,
      connectedAt: true,
      reconnectNeededSince: true,
      syncFeedback: true,
      eraseDeleted: true,
      missingPermission: true,
      tagsFetchedAt: true,
      tagsFailure: true,
      lastEventAt: true,
    },
  });
  if (!row || row.status === "disconnected") return { state: "not_connected" };
  const { status, ...view } = row;
  return { state: status, ...view };
}
