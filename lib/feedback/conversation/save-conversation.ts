import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { attachmentsLater } from "#lib/jobs/enqueue.ts";

export type ConversationToSave = {
  intercomAppId: string;
  conversationId: string;
  region: "US" | "EU" | "AU";
  partial: boolean;
  messages: {
    id: string;
    authorKind: "customer" | "teammate" | "bot";
    authorId: string | null;
    authorName: string | null;
    html: string;
    text: string;
    writtenAt: Date;
    isErased: boolean;
    isRedacted: boolean;
    attachments: {
      position: number;
      name: string;
      contentType: string | null;
      sizeBytes: number | null;
      isInline: boolean;
      sourceUrl: string | null;
    }[];
  }[];
};

/** What was not here before. `fromCustomer` counts what a customer wrote that can still be read. */
export type Saved = { isNew: boolean; messages: number; fromCustomer: number };

const elsewhere = "It is on a server outside Intercom";

/**
 * Keeps the public thread. It locks the conversation's row until the transaction ends. Messages already here follow
 * Intercom, but what was taken back or erased never returns. Files are copied later, by a job of their own.
 */
export async function saveConversation(
  tx: Tx,
  scope: Scope,
  { messages: given, ...conversation }: ConversationToSave,
): Promise<Saved> {
  const { intercomAppId, conversationId, region, partial } = conversation;
  const messages = [...new Map(given.map((message) => [message.id, message])).values()];
  const files = messages.flatMap(({ id, attachments }) =>
    attachments.map((file) => ({ ...file, messageId: id })),
  );
  const [row] = await tx.$queryRaw<(Saved & { waiting: number })[]>`
    WITH kept AS (
      INSERT INTO intercom_conversations (workspace_id, intercom_app_id, conversation_id, region, partial, updated_at)
      VALUES (${scope.workspaceId}::uuid, ${intercomAppId}, ${conversationId}, ${region}::intercom_region, ${partial}, now())
      ON CONFLICT (workspace_id, intercom_app_id, conversation_id)
      DO UPDATE SET partial = intercom_conversations.partial OR excluded.partial, updated_at = excluded.updated_at
      RETURNING workspace_id, intercom_app_id, conversation_id, xmax = 0 AS is_new
    ), thread AS (
      INSERT INTO conversation_messages AS here (workspace_id, intercom_app_id, conversation_id, message_id, author_kind,
        author_id, author_name, body_html, body_text, written_at, erased, redacted)
      SELECT k.workspace_id, k.intercom_app_id, k.conversation_id, m.id, m.kind::author_kind, m.author_id, m.author,
        m.html, m.text, m.written_at, m.erased, m.redacted
      FROM kept k, unnest(${messages.map(({ id }) => id)}::text[],
        ${messages.map(({ authorKind }) => authorKind)}::text[],
        ${messages.map(({ authorId }) => authorId)}::text[],
        ${messages.map(({ authorName }) => authorName)}::text[], ${messages.map(({ html }) => html)}::text[],
        ${messages.map(({ text }) => text)}::text[],
        ${messages.map(({ writtenAt }) => writtenAt)}::timestamptz[],
        ${messages.map(({ isErased }) => isErased)}::boolean[],
        ${messages.map(({ isRedacted }) => isRedacted)}::boolean[])
        AS m (id, kind, author_id, author, html, text, written_at, erased, redacted)
      ON CONFLICT (workspace_id, intercom_app_id, conversation_id, message_id) DO UPDATE SET
        author_id = CASE WHEN excluded.erased THEN NULL ELSE coalesce(here.author_id, excluded.author_id) END,
        author_name = CASE WHEN excluded.erased THEN NULL ELSE coalesce(here.author_name, excluded.author_name) END,
        body_html = CASE WHEN here.redacted THEN '' ELSE excluded.body_html END,
        body_text = CASE WHEN here.redacted THEN '' ELSE excluded.body_text END,
        redacted = here.redacted OR excluded.redacted,
        erased = excluded.erased
      WHERE NOT here.erased AND (
        NOT here.redacted AND (excluded.redacted OR here.body_html <> excluded.body_html)
        OR here.author_name IS NULL AND excluded.author_name IS NOT NULL)
      RETURNING author_kind, redacted, xmax = 0 AS is_new
    ), files AS (
      INSERT INTO message_attachments AS here (workspace_id, intercom_app_id, conversation_id, message_id, position,
        name, content_type, size_bytes, is_inline, source_url, state, failure, next_try_at)
      SELECT k.workspace_id, k.intercom_app_id, k.conversation_id, f.message_id, f.position, f.name, f.content_type,
        f.size_bytes, f.is_inline, f.source_url,
        CASE WHEN f.source_url IS NULL THEN 'failed' ELSE 'waiting' END::attachment_state,
        CASE WHEN f.source_url IS NULL THEN ${elsewhere} END, CASE WHEN f.source_url IS NOT NULL THEN now() END
      FROM kept k, unnest(${files.map(({ messageId }) => messageId)}::text[],
        ${files.map(({ position }) => position)}::int[], ${files.map(({ name }) => name)}::text[],
        ${files.map(({ contentType }) => contentType)}::text[],
        ${files.map(({ sizeBytes }) => sizeBytes)}::int[],
        ${files.map(({ isInline }) => isInline)}::boolean[],
        ${files.map(({ sourceUrl }) => sourceUrl)}::text[])
        AS f (message_id, position, name, content_type, size_bytes, is_inline, source_url)
      ON CONFLICT (workspace_id, intercom_app_id, conversation_id, message_id, position) DO UPDATE SET
        source_url = excluded.source_url, state = 'waiting', failure = NULL,
        attempts = CASE WHEN here.state = 'failed' THEN 0 ELSE here.attempts END,
        next_try_at = coalesce(here.next_try_at, now())
      WHERE excluded.source_url IS NOT NULL AND (here.state = 'waiting'
        OR here.state = 'failed' AND (here.source_url IS NOT NULL OR here.attempts = 0))
      RETURNING next_try_at <= now() AS is_due
    )
    SELECT (SELECT is_new FROM kept) AS "isNew",
      count(*) FILTER (WHERE is_new AND NOT redacted)::int AS messages,
      count(*) FILTER (WHERE is_new AND NOT redacted AND author_kind = 'customer')::int AS "fromCustomer",
      (SELECT count(*) FROM files WHERE is_due)::int AS waiting
    FROM thread`;
  const { waiting = 0, ...saved } = row ?? { isNew: false, messages: 0, fromCustomer: 0 };
  if (waiting > 0) await attachmentsLater(tx, scope.workspaceId);
  return saved;
}
