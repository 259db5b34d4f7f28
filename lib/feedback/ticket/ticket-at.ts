import type { Scope } from "#lib/auth/member.ts";
import { type Sql, sql } from "#lib/database/sql.ts";
import { AppError } from "#lib/errors.ts";
import { parseTicketId } from "#lib/feedback/ticket-id.ts";

/** The row's id of the ticket that has this ID, or had it before it was moved. Throws not_found for what is no ID. */
export function ticketAt({ workspaceId }: Scope, ticketId: string): Sql {
  const wanted = parseTicketId(ticketId);
  if (!wanted) throw new AppError("not_found");
  const { productKey, number } = wanted;
  return sql`(
    select coalesce(h.id, f.ticket_id) from products p
    left join feedback_tickets h on h.workspace_id = p.workspace_id and h.product_id = p.id and h.number = ${number}
    left join ticket_former_numbers f on f.workspace_id = p.workspace_id and f.product_id = p.id and f.number = ${number}
    where p.workspace_id = ${workspaceId}::uuid and p.key = ${productKey})`;
}
