import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { parseTicketId } from "#lib/feedback/ticket-id.ts";

export type LockedTicket = {
  id: string;
  productId: string;
  status: "todo" | "in_progress" | "done" | "canceled";
  priority: "none" | "low" | "medium" | "high";
  assigneeId: string | null;
};

/** Holds the ticket until the transaction ends, so that two people's changes come one after the other. Throws not_found. */
export async function lockTicket(
  tx: Tx,
  { workspaceId }: Member,
  ticketId: string,
): Promise<LockedTicket> {
  const wanted = parseTicketId(ticketId);
  if (!wanted) throw new AppError("not_found");
  const [ticket] = await tx.$queryRaw<LockedTicket[]>`
    select t.id::text, t.product_id::text as "productId", t.status::text, t.priority::text,
      t.assignee_id::text as "assigneeId"
    from feedback_tickets t
    join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    where t.workspace_id = ${workspaceId}::uuid and p.key = ${wanted.productKey}
      and t.number = ${wanted.number} and t.deleted_at is null
    for update of t`;
  if (!ticket) throw new AppError("not_found");
  return ticket;
}
