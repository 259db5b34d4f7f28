import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { findPlace, holdTickets, lockMerging, type Mergeable } from "./lock-merging.ts";
import { recordMerging } from "./record-merging.ts";

/**
 * The ticket stands for itself again, and what was merged into it before is merged into it. Taken back already, nothing
 * changes. Throws not_found.
 */
export function undoMerge(member: Member, ticketId: string): Promise<void> {
  return transaction(async (tx) => {
    await lockMerging(tx, member);
    const { id, survivorId } = await findPlace(tx, member, ticketId);
    if (id === survivorId) return;
    const [from, into] = await holdTickets(tx, member, [id, survivorId]);
    if (!from || !into) throw new AppError("not_found");
    const followerIds = await closeMerge(tx, member, from);
    await takeBack(tx, member, { from, into, followerIds });
    await recordMerging(tx, member, { kind: "unmerged", from, into });
  });
}

/** Answers with what was merged into it at that time. */
async function closeMerge(tx: Tx, { workspaceId }: Member, { id }: Mergeable): Promise<string[]> {
  const merge = await tx.ticketMerge.findFirst({
    where: { workspaceId, fromId: id, undoneAt: null },
    select: { id: true, followerIds: true },
  });
  if (!merge) return [];
  await tx.ticketMerge.update({
    where: { workspaceId_id: { workspaceId, id: merge.id } },
    data: { undoneAt: new Date() },
  });
  return merge.followerIds;
}

type Back = { from: Mergeable; into: Mergeable; followerIds: string[] };

/** Whatever the survivor was merged into meanwhile no longer counts them among what follows it. */
async function takeBack(tx: Tx, { workspaceId }: Member, { from, into, followerIds }: Back) {
  await tx.$executeRaw`
    with back as (
      update feedback_tickets
      set merged_into_id = case when id = ${from.id}::uuid then null else ${from.id}::uuid end
      where workspace_id = ${workspaceId}::uuid and merged_into_id = ${into.id}::uuid
        and id = any(${[from.id, ...followerIds]}::uuid[])
      returning id
    )
    update ticket_merges m
    set follower_ids = array(select f from unnest(m.follower_ids) f where f not in (select id from back))
    where m.workspace_id = ${workspaceId}::uuid and m.undone_at is null
      and m.from_id <> ${from.id}::uuid and m.follower_ids && array(select id from back)`;
}
