import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

export type OpenMerge = NonNullable<Awaited<ReturnType<typeof findOpenMerge>>>;

/** A merge made here that still holds. */
export function findOpenMerge(
  tx: Tx,
  { workspaceId }: Scope,
  which: { id: string; fromId?: never } | { fromId: string; id?: never },
) {
  return tx.contactMerge.findFirst({
    where: { workspaceId, ...which, undoneAt: null, from: { standing: "merged" } },
    select: {
      ...{ id: true, fromId: true, intoId: true, fromStanding: true, fromStandingSince: true },
      ...{ ticketIds: true, companyIds: true, followerIds: true },
      from: { select: { ...named, intercomContactId: true, mergedIntoId: true } },
      into: { select: { ...named, standing: true } },
    },
  });
}

const named = { id: true, name: true, role: true, intercomContactId: true } as const;

/**
 * What went over goes back, if it is still where it went; so do tickets that Intercom has sent of `from` since. Where
 * `from` stands in Intercom was kept up to date meanwhile.
 */
export async function takeBack(tx: Tx, { workspaceId }: Scope, merge: OpenMerge): Promise<void> {
  const { fromId, intoId, ticketIds, companyIds, followerIds, from } = merge;
  const holders = { in: [intoId, ...(from.mergedIntoId ? [from.mergedIntoId] : [])] };
  await tx.feedbackTicket.updateMany({
    where: {
      ...{ workspaceId, contactId: holders },
      OR: [
        { id: { in: ticketIds } },
        ...(from.intercomContactId ? [{ customerIntercomId: from.intercomContactId }] : []),
      ],
    },
    data: { contactId: fromId },
  });
  await tx.contactCompany.deleteMany({
    where: { workspaceId, contactId: holders, companyId: { in: companyIds }, addedHere: true },
  });
  await tx.contact.updateMany({
    where: { workspaceId, id: { in: followerIds }, standing: "merged", mergedIntoId: holders },
    data: { mergedIntoId: fromId },
  });
  await tx.contactMerge.updateMany({
    where: { workspaceId, fromId: { in: followerIds }, intoId, undoneAt: null },
    data: { intoId: fromId },
  });
  await tx.contact.update({
    where: { workspaceId_id: { workspaceId, id: fromId } },
    data: {
      ...{ standing: merge.fromStanding, standingSince: merge.fromStandingSince },
      ...{ mergedIntoId: null, updatedAt: new Date() },
    },
  });
  await tx.contactMerge.update({
    where: { workspaceId_id: { workspaceId, id: merge.id } },
    data: { undoneAt: new Date() },
  });
}
