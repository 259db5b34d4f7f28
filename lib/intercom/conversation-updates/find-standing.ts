import type { Tx } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";

/** What is known here of a conversation. */
export type Standing = {
  hasTicket: boolean;
  isSyncOn: boolean;
  /** Its messages that were taken back, as far as is known here. */
  redactedIds: string[];
};

/** All of them in one look: most replies of a support desk belong to no ticket. */
export async function findStanding(
  tx: Tx,
  { scope, connection }: Work,
  conversationIds: string[],
): Promise<(conversationId: string) => Standing> {
  const rows = await tx.$queryRaw<(Standing & { id: string })[]>`
    SELECT c.id, i.sync_feedback AS "isSyncOn",
      EXISTS (
        SELECT FROM ticket_origins o WHERE o.workspace_id = i.workspace_id AND o.ticket_id IS NOT NULL
          AND o.intercom_app_id = ${connection.intercomAppId} AND o.conversation_id = c.id) AS "hasTicket",
      ARRAY(
        SELECT m.message_id FROM conversation_messages m WHERE m.workspace_id = i.workspace_id AND m.redacted
          AND m.intercom_app_id = ${connection.intercomAppId} AND m.conversation_id = c.id) AS "redactedIds"
    FROM intercom_connections i, unnest(${[...new Set(conversationIds)]}::text[]) AS c (id)
    WHERE i.workspace_id = ${scope.workspaceId}::uuid`;
  const standings = new Map(rows.map(({ id, ...standing }) => [id, standing]));
  return (id) => standings.get(id) ?? nothing;
}

const nothing: Standing = { hasTicket: false, isSyncOn: false, redactedIds: [] };
