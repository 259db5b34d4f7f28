import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { type Sql, sql } from "#lib/database/sql.ts";
import { deleteFiles } from "#lib/feedback/files/delete-files.ts";

export type Theirs = { intercomAppId: string; conversationId: string; messageId: string };

/** Leaves of these messages only that somebody wrote them. The caller holds them. */
export async function eraseTheirs(tx: Tx, scope: Scope, messages: Theirs[]): Promise<void> {
  if (messages.length === 0) return;
  const isOne = (row: Sql) => sql`
    ${row}.workspace_id = ${scope.workspaceId}::uuid AND ${row}.intercom_app_id = k.app_id
      AND ${row}.conversation_id = k.conversation_id AND ${row}.message_id = k.message_id`;
  const theirs = sql`
    unnest(${messages.map(({ intercomAppId }) => intercomAppId)}::text[],
      ${messages.map(({ conversationId }) => conversationId)}::text[],
      ${messages.map(({ messageId }) => messageId)}::text[]) AS k (app_id, conversation_id, message_id)`;
  await tx.$executeRaw`
    UPDATE conversation_messages m
    SET author_id = NULL, author_name = NULL, body_html = '', body_text = '', erased = true
    FROM ${theirs} WHERE ${isOne(sql`m`)}`;
  const dropped = await tx.$queryRaw<{ fileId: string | null }[]>`
    DELETE FROM message_attachments a USING ${theirs} WHERE ${isOne(sql`a`)}
    RETURNING a.file_id::text AS "fileId"`;
  await deleteFiles(tx, scope, dropped);
}
