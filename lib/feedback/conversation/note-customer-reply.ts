import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { announce } from "#lib/live.ts";
import type { ConversationKey } from "./follow-messages.ts";

/**
 * A customer wrote: the tickets of the conversation, or those that they are merged into, are unread again for
 * everybody, and awake. What they are called and how they stand is the team's.
 */
export async function noteCustomerReply(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, conversationId }: ConversationKey,
): Promise<void> {
  const tickets = await tx.$queryRaw<{ id: string; productId: string; isAsleep: boolean }[]>`
    SELECT t.id::text, t.product_id::text AS "productId", t.snoozed_until IS NOT NULL AS "isAsleep" FROM feedback_tickets t
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.id IN (
      SELECT coalesce(f.merged_into_id, f.id) FROM ticket_origins o
      JOIN feedback_tickets f ON f.workspace_id = o.workspace_id AND f.id = o.ticket_id
      WHERE o.workspace_id = ${workspaceId}::uuid AND o.intercom_app_id = ${intercomAppId}
        AND o.conversation_id = ${conversationId})
    ORDER BY t.id FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE feedback_tickets
    SET last_customer_at = clock_timestamp(), updated_at = clock_timestamp(), snoozed_until = NULL
    WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${tickets.map(({ id }) => id)}::uuid[])`;
  for (const productId of new Set(tickets.map((ticket) => ticket.productId)))
    await announce(tx, { workspaceId, productId, kind: "tickets" });
  const woken = tickets.filter(({ isAsleep }) => isAsleep);
  if (woken.length === 0) return;
  await tx.ticketActivity.createMany({
    data: woken.map(({ id: ticketId }) => ({
      ...{ workspaceId, id: newId(), ticketId, kind: "woken" as const, detail: "reply" },
      happenedAt: new Date(),
    })),
  });
}
