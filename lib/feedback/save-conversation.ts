import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

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
    attachments: { name: string; contentType: string | null; sizeBytes: number | null }[];
  }[];
};

/** Keeps the public thread. It locks the conversation's row until the transaction ends; messages already here stay as they are. */
export async function saveConversation(
  tx: Tx,
  scope: Scope,
  { messages, ...conversation }: ConversationToSave,
): Promise<void> {
  const { intercomAppId, conversationId, region, partial } = conversation;
  const files = messages.flatMap(({ id, attachments }) =>
    attachments.map((file, position) => ({ ...file, position, messageId: id })),
  );
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO intercom_conversations (workspace_id, intercom_app_id, conversation_id, region, partial, updated_at)
      VALUES (${scope.workspaceId}::uuid, ${intercomAppId}, ${conversationId}, ${region}::intercom_region, ${partial}, now())
      ON CONFLICT (workspace_id, intercom_app_id, conversation_id)
      DO UPDATE SET partial = intercom_conversations.partial OR excluded.partial, updated_at = excluded.updated_at
      RETURNING workspace_id, intercom_app_id, conversation_id
    ), thread AS (
      INSERT INTO conversation_messages (workspace_id, intercom_app_id, conversation_id, message_id, author_kind,
        author_id, author_name, body_html, body_text, written_at, erased)
      SELECT k.*, m.id, m.kind::author_kind, m.author_id, m.author, m.html, m.text, m.written_at, m.erased
      FROM kept k, unnest(${messages.map(({ id }) => id)}::text[],
        ${messages.map(({ authorKind }) => authorKind)}::text[],
        ${messages.map(({ authorId }) => authorId)}::text[],
        ${messages.map(({ authorName }) => authorName)}::text[], ${messages.map(({ html }) => html)}::text[],
        ${messages.map(({ text }) => text)}::text[],
        ${messages.map(({ writtenAt }) => writtenAt)}::timestamptz[],
        ${messages.map(({ isErased }) => isErased)}::boolean[])
        AS m (id, kind, author_id, author, html, text, written_at, erased)
      ON CONFLICT DO NOTHING
    )
    INSERT INTO message_attachments (workspace_id, intercom_app_id, conversation_id, message_id, position, name,
      content_type, size_bytes)
    SELECT k.*, f.message_id, f.position, f.name, f.content_type, f.size_bytes
    FROM kept k, unnest(${files.map(({ messageId }) => messageId)}::text[],
      ${files.map(({ position }) => position)}::int[], ${files.map(({ name }) => name)}::text[],
      ${files.map(({ contentType }) => contentType)}::text[],
      ${files.map(({ sizeBytes }) => sizeBytes)}::int[])
      AS f (message_id, position, name, content_type, size_bytes)
    ON CONFLICT DO NOTHING`;
}
