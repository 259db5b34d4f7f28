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
    authorName: string | null;
    html: string;
    text: string;
    writtenAt: Date;
    attachments: { name: string; contentType: string | null; sizeBytes: number | null }[];
  }[];
};

/** Keeps the public thread. It locks the conversation's row until the transaction ends; messages already here stay as they are. */
export async function saveConversation(
  tx: Tx,
  scope: Scope,
  { messages, ...conversation }: ConversationToSave,
): Promise<void> {
  const { workspaceId } = scope;
  const { intercomAppId, conversationId, region, partial } = conversation;
  const key = { workspaceId, intercomAppId, conversationId };
  await tx.$executeRaw`
    INSERT INTO intercom_conversations (workspace_id, intercom_app_id, conversation_id, region, partial, updated_at)
    VALUES (${workspaceId}::uuid, ${intercomAppId}, ${conversationId}, ${region}::intercom_region, ${partial}, now())
    ON CONFLICT (workspace_id, intercom_app_id, conversation_id)
    DO UPDATE SET partial = intercom_conversations.partial OR excluded.partial, updated_at = excluded.updated_at`;
  await tx.conversationMessage.createMany({
    data: messages.map(({ id, html, text, authorKind, authorName, writtenAt }) => ({
      ...key,
      messageId: id,
      authorKind,
      authorName,
      writtenAt,
      bodyHtml: html,
      bodyText: text,
    })),
    skipDuplicates: true,
  });
  await tx.messageAttachment.createMany({
    data: messages.flatMap(({ id, attachments }) =>
      attachments.map((file, position) => ({ ...key, messageId: id, position, ...file })),
    ),
    skipDuplicates: true,
  });
}
