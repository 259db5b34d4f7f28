import type { Scope } from "#lib/auth/member.ts";
import { inBatches } from "./in-batches.ts";

/** What they wrote in any conversation, and the names of their files. That they wrote stays. */
export async function eraseMessages(
  { workspaceId }: Scope,
  { appIds, intercomIds }: { appIds: string[]; intercomIds: string[] },
): Promise<void> {
  await inBatches(
    500,
    (tx, batch) => tx.$executeRaw`
        WITH theirs AS MATERIALIZED (
          SELECT m.intercom_app_id, m.conversation_id, m.message_id
          FROM unnest(${appIds}::text[], ${intercomIds}::text[]) AS k(app_id, author_id)
          JOIN conversation_messages m ON m.workspace_id = ${workspaceId}::uuid AND m.author_id = k.author_id
            AND m.intercom_app_id = k.app_id
          ORDER BY 1, 2, 3 LIMIT ${batch} FOR UPDATE OF m
        ), files AS (
          DELETE FROM message_attachments a USING theirs m
          WHERE a.workspace_id = ${workspaceId}::uuid AND a.intercom_app_id = m.intercom_app_id
            AND a.conversation_id = m.conversation_id AND a.message_id = m.message_id
        )
        UPDATE conversation_messages m
        SET author_id = NULL, author_name = NULL, body_html = '', body_text = '', erased = true
        FROM theirs WHERE m.workspace_id = ${workspaceId}::uuid AND m.intercom_app_id = theirs.intercom_app_id
          AND m.conversation_id = theirs.conversation_id AND m.message_id = theirs.message_id`,
  );
}
