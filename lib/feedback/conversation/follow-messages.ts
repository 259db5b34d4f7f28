import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { erasedTitle, titleOf } from "#lib/feedback/title-of.ts";
import { dropFiles } from "./drop-files.ts";

export type ConversationKey = { intercomAppId: string; conversationId: string };

type Changed = {
  id: string;
  ticketId: string;
  title: string;
  customerName: string | null;
  customerErased: boolean;
  /** What the quote says, and what its message says now. */
  before: string;
  html: string;
  text: string;
  isRedacted: boolean;
};

/**
 * Quotes say what their messages say. Where one was taken back in Intercom, a title that was taken from it goes too, and
 * so do its files. The caller holds the conversation's row.
 */
export async function followMessages(tx: Tx, scope: Scope, key: ConversationKey): Promise<void> {
  const { workspaceId } = scope;
  for (const quote of await findChanged(tx, scope, key)) {
    await tx.ticketQuote.update({
      where: { workspaceId_id: { workspaceId, id: quote.id } },
      data: { bodyHtml: quote.html, bodyText: quote.text },
    });
    if (quote.isRedacted && isTakenFrom(quote)) await retitle(tx, scope, quote);
  }
  await dropFiles(tx, scope, key);
}

function findChanged(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, conversationId }: ConversationKey,
): Promise<Changed[]> {
  return tx.$queryRaw<Changed[]>`
    SELECT q.id::text, t.id::text AS "ticketId", t.title, t.customer_name AS "customerName",
      t.customer_erased AS "customerErased", q.body_text AS before, m.body_html AS html, m.body_text AS text,
      m.redacted AS "isRedacted"
    FROM ticket_origins o
    JOIN feedback_tickets t ON t.workspace_id = o.workspace_id AND t.id = o.ticket_id
    JOIN ticket_quotes q ON q.workspace_id = t.workspace_id AND q.ticket_id = t.id
    JOIN conversation_messages m ON m.workspace_id = o.workspace_id AND m.intercom_app_id = o.intercom_app_id
      AND m.conversation_id = o.conversation_id AND m.message_id = q.message_id
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.intercom_app_id = ${intercomAppId}
      AND o.conversation_id = ${conversationId} AND NOT q.erased AND NOT m.erased AND q.body_html <> m.body_html
    ORDER BY t.id, q.id FOR UPDATE OF t, q`;
}

function isTakenFrom({ title, before }: Changed): boolean {
  return before !== "" && titleOf({ title: null, quote: before, customer: "" }) === title;
}

async function retitle(tx: Tx, { workspaceId }: Scope, quote: Changed): Promise<void> {
  const { ticketId, customerName, customerErased } = quote;
  const customer = customerName ?? "a customer";
  const title = customerErased ? erasedTitle : titleOf({ title: null, quote: "", customer });
  await tx.$executeRaw`
    UPDATE feedback_tickets SET title = ${title}, title_fingerprint = md5(${title})::uuid
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${ticketId}::uuid`;
}
