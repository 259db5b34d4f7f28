import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";
import type { ConversationKey } from "./follow-messages.ts";

export type TicketsOf = {
  ticketIds: string[];
  /** Whose lists show them, or what they are merged into. */
  productIds: string[];
};

type Row = { productKey: string; number: number; productIds: string[] };

/** A conversation's tickets, in whatever product. */
export async function findTicketsOf(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, conversationId }: ConversationKey,
): Promise<TicketsOf> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.key AS "productKey", t.number,
      ARRAY[t.product_id::text, coalesce(r.product_id, t.product_id)::text] AS "productIds"
    FROM ticket_origins o
    JOIN feedback_tickets t ON t.workspace_id = o.workspace_id AND t.id = o.ticket_id
    JOIN products p ON p.workspace_id = t.workspace_id AND p.id = t.product_id
    LEFT JOIN feedback_tickets r ON r.workspace_id = t.workspace_id AND r.id = t.merged_into_id
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.intercom_app_id = ${intercomAppId}
      AND o.conversation_id = ${conversationId}
    ORDER BY p.key, t.number`;
  return {
    ticketIds: rows.map(writeTicketId),
    productIds: [...new Set(rows.flatMap(({ productIds }) => productIds))],
  };
}
