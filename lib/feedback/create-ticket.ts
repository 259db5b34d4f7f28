import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import type { NewTicket } from "./open-ticket.ts";
import { tagLineKey } from "./tag-line-key.ts";
import { erasedTitle, titleOf } from "./title-of.ts";

/**
 * Opens the ticket with its number, quote, tags and first lines of activity, and answers with the number; null if this
 * product has one of the conversation already. One statement: the product's row, which hands out the numbers, stays
 * locked until the transaction ends, and other tickets wait for it.
 */
export async function createTicket(
  tx: Tx,
  { workspaceId }: Scope,
  { productId, conversation, customer, quote, tags, addedAt }: NewTicket,
): Promise<number | null> {
  const { intercomAppId, id: conversationId } = conversation;
  const title = titleOfTicket({ conversation, customer, quote });
  const rows = await tx.$queryRaw<{ number: number }[]>`
    WITH origin AS (
      INSERT INTO ticket_origins (workspace_id, product_id, intercom_app_id, conversation_id, ticket_id)
      VALUES (${workspaceId}::uuid, ${productId}::uuid, ${intercomAppId}, ${conversationId}, ${newId()}::uuid)
      ON CONFLICT DO NOTHING
      RETURNING workspace_id, product_id, intercom_app_id, ticket_id
    ), numbered AS (
      UPDATE products p SET next_ticket_number = p.next_ticket_number + 1
      FROM origin o WHERE p.workspace_id = o.workspace_id AND p.id = o.product_id
      RETURNING o.*, p.next_ticket_number - 1 AS number
    ), ticket AS (
      INSERT INTO feedback_tickets (workspace_id, id, product_id, number, source, title,
        title_fingerprint, contact_id, customer_name, customer_email, customer_intercom_id, customer_company,
        customer_erased, received_at, last_customer_at)
      SELECT n.workspace_id, n.ticket_id, n.product_id, n.number, 'intercom', ${title},
        md5(${title})::uuid, coalesce(c.merged_into_id, c.id, (
          SELECT id FROM contacts WHERE workspace_id = n.workspace_id AND email_key = lower(${customer.email}::text)
            AND intercom_contact_id IS NULL AND deleted_at IS NULL AND standing <> 'merged'
          ORDER BY created_at, id LIMIT 1)), ${customer.name}, ${customer.email},
        ${customer.intercomId}, ${customer.companyName}, ${customer.isErased},
        least(${addedAt}::timestamptz, now()), clock_timestamp()
      FROM numbered n LEFT JOIN contacts c ON c.workspace_id = n.workspace_id
        AND c.intercom_app_id = n.intercom_app_id AND c.intercom_contact_id = ${customer.intercomId}
      RETURNING number
    ), tags AS (
      INSERT INTO ticket_tags (workspace_id, ticket_id, intercom_app_id, tag_id, added_at, added_by_name)
      SELECT n.workspace_id, n.ticket_id, n.intercom_app_id, t.id, ${addedAt}::timestamptz, t.added_by
      FROM numbered n, unnest(${tags.map(({ id }) => id)}::text[],
        ${tags.map(({ addedByName }) => addedByName)}::text[]) AS t (id, added_by)
      ON CONFLICT DO NOTHING
    ), lines AS (
      INSERT INTO ticket_activity (workspace_id, id, ticket_id, kind, actor_name, detail, source_key, happened_at)
      SELECT n.workspace_id, l.id, n.ticket_id, l.kind::activity_kind, l.actor, l.detail, l.key, ${addedAt}::timestamptz
      FROM numbered n, unnest(${tags.map(() => newId())}::uuid[],
        ${tags.map((_, at) => (at === 0 ? "created" : "tag_added"))}::text[],
        ${tags.map(({ addedByName }) => addedByName)}::text[], ${tags.map(({ name }) => name)}::text[],
        ${tags.map((tag) => tagLineKey(tag, addedAt))}::text[]) AS l (id, kind, actor, detail, key)
      ON CONFLICT DO NOTHING
    ), quotes AS (
      INSERT INTO ticket_quotes (workspace_id, id, ticket_id, message_id, author_id, author_name, author_kind,
        erased, body_html, body_text, written_at, tagged_at)
      SELECT n.workspace_id, ${newId()}::uuid, n.ticket_id, q.message_id, ${quote?.authorId ?? null}, ${quote?.authorName ?? null},
        ${quote?.authorKind ?? "customer"}::author_kind, ${quote?.isErased ?? false}, ${quote?.html ?? ""}, ${quote?.text ?? ""},
        ${quote?.writtenAt ?? addedAt}::timestamptz, ${addedAt}::timestamptz
      FROM numbered n, unnest(${quote ? [quote.messageId] : []}::text[]) AS q (message_id)
    )
    SELECT number FROM ticket`;
  return rows[0]?.number ?? null;
}

function titleOfTicket({
  conversation,
  customer,
  quote,
}: Pick<NewTicket, "conversation" | "customer" | "quote">) {
  if (customer.isErased || quote?.isErased) return erasedTitle;
  const { title } = conversation;
  return titleOf({ title, quote: quote?.text ?? "", customer: customer.name ?? "a customer" });
}
