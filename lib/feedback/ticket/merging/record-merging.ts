import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { announce } from "#lib/live.ts";
import type { Mergeable } from "./lock-merging.ts";

type Merging = { kind: "merged" | "unmerged"; from: Mergeable; into: Mergeable };

/** A line on each of both. The one that goes says where to, which no ticket's ID begins with. */
export async function recordMerging(
  tx: Tx,
  { workspaceId, userName: actorName }: Member,
  { kind, from, into }: Merging,
): Promise<void> {
  const whereTo = `${kind === "merged" ? "into" : "out of"} ${into.ticketId}`;
  const line = { workspaceId, kind, actorName, happenedAt: new Date() };
  await tx.ticketActivity.createMany({
    data: [
      { ...line, id: newId(), ticketId: into.id, detail: from.ticketId },
      { ...line, id: newId(), ticketId: from.id, detail: whereTo },
    ],
  });
  for (const productId of new Set([from.productId, into.productId])) {
    await announce(tx, { workspaceId, productId, kind: "tickets" });
  }
}
