import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import { findPlace, holdTickets, lockMerging, type Mergeable } from "./lock-merging.ts";
import { recordMerging } from "./record-merging.ts";

type Pair = { from: Mergeable; into: Mergeable };

/**
 * `ticketId` leads to `into` from now on, with whatever was merged into it; nothing else is moved, so that it can be
 * taken back. Answers with the ID of the one that stays, which is another than `into` if that is merged itself. Throws
 * not_found, and `conflict` with a sentence that says why.
 */
export function mergeTickets(
  member: Member,
  { ticketId, into: intoId }: { ticketId: string; into: string },
): Promise<string> {
  return transaction(async (tx) => {
    await lockMerging(tx, member);
    const [fromPlace, intoPlace] = [
      await findPlace(tx, member, ticketId),
      await findPlace(tx, member, intoId),
    ];
    if (fromPlace.id === intoPlace.survivorId) throw new AppError("conflict", itself);
    const [from, into] = await holdTickets(tx, member, [fromPlace.id, intoPlace.survivorId]);
    if (!from || !into) throw new AppError("not_found");
    if (from.mergedIntoId === into.id) return into.ticketId;
    refuse({ from, into });
    await point(tx, member, { from, into });
    await recordMerging(tx, member, { kind: "merged", from, into });
    return into.ticketId;
  });
}

function refuse({ from, into }: Pair): void {
  if (from.mergedIntoId) {
    const why = `${from.ticketId} is merged into another ticket. Undo that merge first.`;
    throw new AppError("conflict", why);
  }
  const gone = [from, into].find(({ deletedAt }) => deletedAt);
  if (gone) throw new AppError("conflict", `${gone.ticketId} was deleted. Nothing was merged.`);
}

const itself = "These are one ticket already.";

async function point(tx: Tx, { workspaceId, userName }: Member, { from, into }: Pair) {
  const followers = await tx.feedbackTicket.findMany({
    where: { workspaceId, mergedIntoId: from.id },
    select: { id: true },
  });
  const followerIds = followers.map(({ id }) => id);
  await tx.$executeRaw`
    update feedback_tickets set merged_into_id = ${into.id}::uuid
    where workspace_id = ${workspaceId}::uuid and id = any(${[from.id, ...followerIds]}::uuid[])`;
  await tx.ticketMerge.create({
    data: {
      ...{ workspaceId, id: newId(), fromId: from.id, intoId: into.id },
      ...{ followerIds, mergedBy: userName },
    },
  });
  await tx.$executeRaw`
    update feedback_tickets t set last_customer_at = m.last_customer_at
    from feedback_tickets m
    where t.workspace_id = ${workspaceId}::uuid and t.id = ${into.id}::uuid
      and m.workspace_id = t.workspace_id and m.id = ${from.id}::uuid
      and m.last_customer_at > t.last_customer_at`;
}
