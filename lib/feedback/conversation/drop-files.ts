import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { deleteFiles } from "#lib/feedback/files/delete-files.ts";

type Key = { intercomAppId: string; conversationId: string };

/** Of messages whose words are gone, the files go too, and their names. */
export async function dropFiles(
  tx: Tx,
  scope: Scope,
  { intercomAppId, conversationId }: Key,
): Promise<void> {
  const dropped = await tx.$queryRaw<{ fileId: string | null }[]>`
    DELETE FROM message_attachments a USING conversation_messages m
    WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.intercom_app_id = ${intercomAppId}
      AND a.conversation_id = ${conversationId} AND m.workspace_id = a.workspace_id
      AND m.intercom_app_id = a.intercom_app_id AND m.conversation_id = a.conversation_id
      AND m.message_id = a.message_id AND (m.redacted OR m.erased)
    RETURNING a.file_id::text AS "fileId"`;
  await deleteFiles(tx, scope, dropped);
}
