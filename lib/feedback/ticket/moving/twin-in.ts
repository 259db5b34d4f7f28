import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";

/** Another ticket of the same conversation. */
export type Twin = { ticketId: string; productName: string };

type Row = {
  productKey: string;
  productName: string;
  number: number;
  isDeleted: boolean;
  isMergedHere: boolean;
};

/**
 * The one that a product has already of a ticket's conversation. Throws `conflict` with what to do first where it cannot
 * be merged with as it is.
 */
export async function twinIn(
  tx: Tx,
  { workspaceId }: Scope,
  { ticket, productId }: { ticket: { id: string }; productId: string },
): Promise<Twin | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    select p.key as "productKey", p.name as "productName", t.number,
      t.deleted_at is not null as "isDeleted", coalesce(t.merged_into_id = mine.ticket_id, false) as "isMergedHere"
    from ticket_origins mine
    join ticket_origins theirs on theirs.workspace_id = mine.workspace_id
      and theirs.intercom_app_id = mine.intercom_app_id and theirs.conversation_id = mine.conversation_id
    join feedback_tickets t on t.workspace_id = theirs.workspace_id and t.id = theirs.ticket_id
    join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    where mine.workspace_id = ${workspaceId}::uuid and mine.ticket_id = ${ticket.id}::uuid
      and t.product_id = ${productId}::uuid and t.id <> mine.ticket_id
    limit 1`;
  if (!row) return null;
  const { productName, isDeleted, isMergedHere } = row;
  const ticketId = writeTicketId(row);
  const already = `${ticketId} in ${productName} is of the same conversation`;
  if (isDeleted) {
    throw new AppError("conflict", `${already} and was deleted. An owner or admin can restore it.`);
  }
  if (isMergedHere) {
    throw new AppError(
      "conflict",
      `${already} and merged into this ticket. Undo that merge first.`,
    );
  }
  return { ticketId, productName };
}
