import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

type Key = { intercomAppId: string; conversationId: string };

/** Of messages whose words are gone, the files go too, and their names. */
export async function dropFiles(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, conversationId }: Key,
): Promise<void> {
  await tx.$executeRaw`
    WITH dropped AS (
      DELETE FROM message_attachments a USING conversation_messages m
      WHERE a.workspace_id = ${workspaceId}::uuid AND a.intercom_app_id = ${intercomAppId}
        AND a.conversation_id = ${conversationId} AND m.workspace_id = a.workspace_id
        AND m.intercom_app_id = a.intercom_app_id AND m.conversation_id = a.conversation_id
        AND m.message_id = a.message_id AND (m.redacted OR m.erased)
      RETURNING a.workspace_id, a.file_id
    )
    DELETE FROM stored_files f USING dropped d WHERE f.workspace_id = d.workspace_id AND f.id = d.file_id`;
}
