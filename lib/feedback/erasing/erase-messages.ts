import type { Scope } from "#lib/auth/member.ts";
import { eraseTheirs, type Theirs } from "./erase-theirs.ts";
import { inBatches } from "./in-batches.ts";

/** What they wrote in any conversation, their files and the names of those. That they wrote stays. */
export async function eraseMessages(
  scope: Scope,
  { appIds, intercomIds }: { appIds: string[]; intercomIds: string[] },
): Promise<void> {
  const { workspaceId } = scope;
  await inBatches(500, async (tx, batch) => {
    const theirs = await tx.$queryRaw<Theirs[]>`
      SELECT m.intercom_app_id AS "intercomAppId", m.conversation_id AS "conversationId", m.message_id AS "messageId"
      FROM unnest(${appIds}::text[], ${intercomIds}::text[]) AS k(app_id, author_id)
      JOIN conversation_messages m ON m.workspace_id = ${workspaceId}::uuid AND m.author_id = k.author_id
        AND m.intercom_app_id = k.app_id
      ORDER BY 1, 2, 3 LIMIT ${batch} FOR UPDATE OF m`;
    await eraseTheirs(tx, scope, theirs);
    return theirs.length;
  });
}
