import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { ticketAt } from "./ticket-at.ts";

export type LockedTicket = {
  id: string;
  productId: string;
  number: number;
  title: string;
  description: string;
  status: "todo" | "in_progress" | "done" | "canceled";
  priority: "none" | "low" | "medium" | "high";
  assigneeId: string | null;
  snoozedUntil: Date | null;
};

type Row = LockedTicket & { deletedAt: Date | null; mergedIntoId: string | null };

/**
 * Holds the ticket until the transaction ends, so that two people's changes come one after the other. Throws not_found,
 * and `conflict` for one that was merged into another.
 */
export async function lockTicket(tx: Tx, member: Member, ticketId: string): Promise<LockedTicket> {
  const ticket = await lockAnyTicket(tx, member, ticketId);
  if (ticket.deletedAt) throw new AppError("not_found");
  if (ticket.mergedIntoId) {
    throw new AppError("conflict", `${ticketId} was merged into another ticket meanwhile.`);
  }
  return ticket;
}

/** The deleted and the merged ones too. The product is not joined: a ticket that moves while one waits would be lost. */
export async function lockAnyTicket(tx: Tx, member: Member, ticketId: string): Promise<Row> {
  const [ticket] = await tx.$queryRaw<Row[]>`
    select t.id::text, t.product_id::text as "productId", t.number, t.title, t.description,
      t.status::text, t.priority::text, t.assignee_id::text as "assigneeId",
      t.snoozed_until as "snoozedUntil", t.deleted_at as "deletedAt",
      t.merged_into_id::text as "mergedIntoId"
    from feedback_tickets t
    where t.workspace_id = ${member.workspaceId}::uuid and t.id = ${ticketAt(member, ticketId)}
    for update of t`;
  if (!ticket) throw new AppError("not_found");
  return ticket;
}
