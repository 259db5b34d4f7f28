import type { Tx } from "#lib/database/client.ts";

/** Gives the tickets that were waiting for these people their customer: by Intercom's id, else by the e-mail. */
export async function linkTickets(
  tx: Tx,
  { workspaceId }: { workspaceId: string },
  contacts: { id: string }[],
): Promise<void> {
  const ids = contacts.map(({ id }) => id);
  await tx.$executeRaw`
    WITH match AS (
      SELECT DISTINCT ON (t.id) t.id AS ticket_id, c.id AS contact_id
      FROM feedback_tickets t
      JOIN contacts c ON c.workspace_id = t.workspace_id AND c.id = ANY (${ids}::uuid[])
        AND c.deleted_at IS NULL AND c.standing <> 'merged'
        AND (c.intercom_contact_id = t.customer_intercom_id
          OR t.customer_intercom_id IS NULL AND c.email_key = lower(t.customer_email))
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.contact_id IS NULL
      ORDER BY t.id, c.created_at, c.id
    )
    UPDATE feedback_tickets t SET contact_id = m.contact_id
    FROM match m WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = m.ticket_id`;
}
