import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { ticketAt } from "#lib/feedback/ticket/ticket-at.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";

export type Mergeable = {
  id: string;
  ticketId: string;
  productId: string;
  mergedIntoId: string | null;
  deletedAt: Date | null;
  lastCustomerAt: Date;
};

/** So that nobody else merges tickets of this workspace until the transaction ends. */
export async function lockMerging(tx: Tx, member: Member): Promise<void> {
  await lockMembership(tx, member);
  await tx.$queryRaw`
    select pg_advisory_xact_lock(hashtextextended(${`merging:${member.workspaceId}`}, 0))::text`;
}

/** After `lockMerging`: what an ID is of, and what that is merged into. Throws not_found. */
export async function findPlace(
  tx: Tx,
  member: Member,
  ticketId: string,
): Promise<{ id: string; survivorId: string }> {
  const [place] = await tx.$queryRaw<{ id: string; survivorId: string }[]>`
    select id::text, coalesce(merged_into_id, id)::text as "survivorId" from feedback_tickets
    where workspace_id = ${member.workspaceId}::uuid and id = ${ticketAt(member, ticketId)}`;
  if (!place) throw new AppError("not_found");
  return place;
}

/**
 * After `lockMerging`, in the order of `ids`. What is merged into them is held before them, as by the triggers that
 * count the people behind a ticket.
 */
export async function holdTickets(
  tx: Tx,
  { workspaceId }: Member,
  ids: string[],
): Promise<Mergeable[]> {
  await tx.$queryRaw`
    select id::text from feedback_tickets
    where workspace_id = ${workspaceId}::uuid and merged_into_id = any(${ids}::uuid[])
      and id <> all(${ids}::uuid[])
    order by id for update`;
  await tx.$queryRaw`
    select id::text from feedback_tickets
    where workspace_id = ${workspaceId}::uuid and id = any(${ids}::uuid[])
    order by merged_into_id is null, id for update`;
  const tickets = await tx.feedbackTicket.findMany({
    where: { workspaceId, id: { in: ids } },
    select: {
      ...{ id: true, number: true, productId: true, mergedIntoId: true },
      ...{ deletedAt: true, lastCustomerAt: true, product: { select: { key: true } } },
    },
  });
  const held = new Map(
    tickets.map(({ product, number, ...ticket }) => [
      ticket.id,
      { ...ticket, ticketId: writeTicketId({ productKey: product.key, number }) },
    ]),
  );
  return ids.flatMap((id) => held.get(id) ?? []);
}
