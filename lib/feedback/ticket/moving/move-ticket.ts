import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import { type LockedTicket, lockTicket } from "#lib/feedback/ticket/lock-ticket.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";
import { announce } from "#lib/live.ts";
import { type Twin, twinIn } from "./twin-in.ts";

type Product = { id: string; key: string };

/** Where the ticket is now, or which one of the same conversation the product has already. */
export type Moved = { ticketId: string; twin?: never } | { twin: Twin; ticketId?: never };

/**
 * Gives the ticket an ID of another product; the one it had leads to it. `product` is the product's key. Its row in the
 * ledger stays, so that the first product makes no second ticket of the conversation, and neither does the other.
 * Throws not_found, and `conflict` for an archived product and as `lockTicket`.
 */
export function moveTicket(
  member: Member,
  { ticketId, product }: { ticketId: string; product: string },
): Promise<Moved> {
  return transaction(async (tx) => {
    await lockMembership(tx, member);
    const target = await lockTarget(tx, member, product);
    const ticket = await lockTicket(tx, member, ticketId);
    if (ticket.productId === target.id) return { ticketId };
    const twin = await twinIn(tx, member, { ticket, productId: target.id });
    if (twin) return { twin };
    const number = await takeNumber(tx, member, { ticket, target });
    await keepOldNumber(tx, member, ticket);
    await settle(tx, member, { ticket, target, number });
    return { ticketId: writeTicketId({ productKey: target.key, number }) };
  });
}

/**
 * A delivery holds its trigger tags before it counts up a product's tickets and then writes to others: whoever moves a
 * ticket there takes the tags first too, or the two would wait for each other.
 */
async function lockTarget(tx: Tx, { workspaceId }: Member, key: string): Promise<Product> {
  await tx.$queryRaw`
    select t.tag_id from trigger_tags t
    join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    where t.workspace_id = ${workspaceId}::uuid and p.key = ${key}
    order by t.intercom_app_id, t.tag_id
    for update of t`;
  const [product] = await tx.$queryRaw<(Product & { isArchived: boolean })[]>`
    select id::text, key, archived_at is not null as "isArchived" from products
    where workspace_id = ${workspaceId}::uuid and key = ${key}
    for no key update`;
  if (!product) throw new AppError("not_found");
  if (product.isArchived) throw new AppError("conflict", "This product is archived.");
  return product;
}

/** The one it had there before, or the next. */
async function takeNumber(
  tx: Tx,
  { workspaceId }: Member,
  { ticket, target }: { ticket: LockedTicket; target: Product },
): Promise<number> {
  const former = await tx.ticketFormerNumber.findFirst({
    where: { workspaceId, productId: target.id, ticketId: ticket.id },
    select: { number: true },
  });
  if (former) {
    const key = { workspaceId, productId: target.id, number: former.number };
    await tx.ticketFormerNumber.delete({ where: { workspaceId_productId_number: key } });
    return former.number;
  }
  const { nextTicketNumber } = await tx.product.update({
    where: { workspaceId_id: { workspaceId, id: target.id } },
    data: { nextTicketNumber: { increment: 1 } },
    select: { nextTicketNumber: true },
  });
  return nextTicketNumber - 1;
}

async function keepOldNumber(
  tx: Tx,
  { workspaceId }: Member,
  { id: ticketId, productId, number }: LockedTicket,
): Promise<void> {
  await tx.ticketFormerNumber.create({ data: { workspaceId, productId, number, ticketId } });
}

type Place = { ticket: LockedTicket; target: Product; number: number };

async function settle(
  tx: Tx,
  { workspaceId, userName: actorName }: Member,
  { ticket, target, number }: Place,
): Promise<void> {
  const { id, productId } = ticket;
  const { key: productKey } = await tx.product.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: productId } },
    select: { key: true },
  });
  await tx.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { productId: target.id, number },
  });
  await tx.$executeRaw`
    insert into ticket_origins (workspace_id, product_id, intercom_app_id, conversation_id, ticket_id)
    select distinct o.workspace_id, ${target.id}::uuid, o.intercom_app_id, o.conversation_id, o.ticket_id
    from ticket_origins o where o.workspace_id = ${workspaceId}::uuid and o.ticket_id = ${id}::uuid
    on conflict do nothing`;
  const detail = writeTicketId({ productKey, number: ticket.number });
  await tx.ticketActivity.create({
    data: {
      ...{ workspaceId, id: newId(), ticketId: id },
      ...{ kind: "moved", actorName, detail, happenedAt: new Date() },
    },
  });
  for (const changed of [productId, target.id]) {
    await announce(tx, { workspaceId, productId: changed, kind: "tickets" });
  }
}
