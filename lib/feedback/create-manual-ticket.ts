import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import type { TicketPriority } from "#lib/feedback/inbox/inbox-query.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";
import { announce } from "#lib/live.ts";
import { notify } from "#lib/notifications/notify.ts";

type NewTicket = {
  productKey: string;
  title: string;
  description: string;
  /** Null for nobody in Contacts. */
  contactId: string | null;
  priority: TicketPriority;
  /** The id of a member of the workspace, or "nobody". */
  assignee: string;
};

/**
 * Feedback that came in another way than from Intercom. Answers with the ticket's ID. Throws `not_found` for a product
 * of somewhere else, and `conflict` with the reason: the product is archived, the customer or assignee gone.
 */
export function createManualTicket(member: Member, given: NewTicket): Promise<string> {
  const { workspaceId } = member;
  const assigneeId = given.assignee === "nobody" ? null : given.assignee;
  return transaction(async (tx) => {
    await lockMembership(tx, member, assigneeId ?? undefined);
    const assignee = assigneeId && (await findAssignee(tx, member, assigneeId));
    const contactId = given.contactId && (await holdContact(tx, member, given.contactId));
    const { productId, number } = await takeNumber(tx, member, given.productKey);
    const id = newId();
    const now = new Date();
    const { title, description, priority } = given;
    await tx.feedbackTicket.create({
      data: {
        ...{ workspaceId, id, productId, number, title, description, priority, assigneeId },
        ...{ source: "manual", contactId, createdByName: member.userName },
        ...{ receivedAt: now, lastCustomerAt: now },
      },
    });
    await keepFirstLines(tx, member, { id, at: now, assignee });
    if (assigneeId) await notify(tx, member, { kind: "assigned", ticketId: id, to: [assigneeId] });
    await announce(tx, { workspaceId, productId, kind: "tickets" });
    return writeTicketId({ productKey: given.productKey, number });
  });
}

/** Their name. */
async function findAssignee(tx: Tx, { workspaceId }: Member, userId: string): Promise<string> {
  const person = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { user: { select: { name: true } } },
  });
  if (!person) throw new AppError("conflict", "This person is not a member of the workspace.");
  return person.user.name;
}

/** Held until the transaction ends. Whoever is merged is who they were merged into. */
async function holdContact(tx: Tx, { workspaceId }: Member, contactId: string): Promise<string> {
  const [contact] = await tx.$queryRaw<{ id: string }[]>`
    select s.id::text from contacts c
    join contacts s on s.workspace_id = c.workspace_id and s.id = coalesce(c.merged_into_id, c.id)
    where c.workspace_id = ${workspaceId}::uuid and c.id = ${contactId}::uuid
      and s.deleted_at is null and s.erasing_since is null
    for share of s`;
  if (!contact) throw new AppError("conflict", "This customer is not in Contacts any more.");
  return contact.id;
}

/** The product's row, which hands out the numbers, stays locked until the transaction ends. */
async function takeNumber(
  tx: Tx,
  { workspaceId }: Member,
  key: string,
): Promise<{ productId: string; number: number }> {
  const [taken] = await tx.$queryRaw<{ productId: string; number: number; isArchived: boolean }[]>`
    update products set next_ticket_number = next_ticket_number + 1
    where workspace_id = ${workspaceId}::uuid and key = ${key}
    returning id::text as "productId", next_ticket_number - 1 as number, archived_at is not null as "isArchived"`;
  if (!taken) throw new AppError("not_found");
  if (taken.isArchived) {
    throw new AppError("conflict", "This product is archived and takes no new feedback.");
  }
  return taken;
}

/** Whoever made it has read it; it is new to all others. */
async function keepFirstLines(
  tx: Tx,
  { workspaceId, userId, userName: actorName }: Member,
  { id: ticketId, at: happenedAt, assignee }: { id: string; at: Date; assignee: string | null },
): Promise<void> {
  const line = { workspaceId, ticketId, actorName, happenedAt };
  await tx.ticketActivity.create({ data: { ...line, id: newId(), kind: "created" } });
  if (assignee) {
    await tx.ticketActivity.create({
      data: { ...line, id: newId(), kind: "assigned", detail: assignee },
    });
  }
  await tx.ticketRead.create({ data: { workspaceId, ticketId, userId, readAt: happenedAt } });
}
