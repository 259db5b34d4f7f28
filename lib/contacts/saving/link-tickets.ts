import type { Tx } from "#lib/database/client.ts";

type Match = { ticketId: string; contactId: string };

/**
 * Gives the tickets that were waiting for these people their customer: by Intercom's id, and where Intercom's person is
 * not here, whoever was made here with exactly their e-mail.
 */
export async function linkTickets(
  tx: Tx,
  { workspaceId }: { workspaceId: string },
  contacts: { id: string }[],
): Promise<void> {
  if (contacts.length === 0) return;
  const ids = contacts.map(({ id }) => id);
  const matches = await findWaiting(tx, workspaceId, ids);
  if (matches.length === 0) return;
  const tickets = matches.map(({ ticketId }) => ticketId);
  await tx.$executeRaw`
    UPDATE feedback_tickets t SET contact_id = m.contact_id
    FROM unnest(
      ${tickets}::uuid[], ${matches.map(({ contactId }) => contactId)}::uuid[]
    ) AS m(ticket_id, contact_id)
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = ANY (${tickets}::uuid[]) AND t.id = m.ticket_id`;
}

// OFFSET holds the planner to a look into an index for each person: many tickets may be waiting for somebody else.
function findWaiting(tx: Tx, workspaceId: string, contactIds: string[]): Promise<Match[]> {
  return tx.$queryRaw<Match[]>`
    SELECT DISTINCT ON (t.id) t.id::text AS "ticketId", c.id::text AS "contactId"
    FROM unnest(${contactIds}::uuid[]) AS i(id)
    CROSS JOIN LATERAL (
      SELECT * FROM contacts WHERE workspace_id = ${workspaceId}::uuid AND id = i.id
        AND deleted_at IS NULL AND standing <> 'merged' OFFSET 0
    ) c
    CROSS JOIN LATERAL (
      SELECT id FROM feedback_tickets w WHERE workspace_id = ${workspaceId}::uuid AND contact_id IS NULL
        AND customer_intercom_id = c.intercom_contact_id AND NOT EXISTS (
          SELECT FROM ticket_origins o WHERE o.workspace_id = w.workspace_id AND o.ticket_id = w.id
            AND o.intercom_app_id <> c.intercom_app_id)
      UNION ALL
      SELECT id FROM feedback_tickets WHERE workspace_id = ${workspaceId}::uuid AND contact_id IS NULL
        AND lower(customer_email) = c.email_key
        AND (customer_intercom_id IS NULL OR c.intercom_contact_id IS NULL)
      OFFSET 0
    ) t
    ORDER BY t.id, c.created_at, c.id`;
}
