import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { erasedTitle } from "#lib/feedback/title-of.ts";
import { eraseTheirs, type Theirs } from "./erase-theirs.ts";
import { inBatches } from "./in-batches.ts";

type Traces = {
  contactIds: string[];
  appIds: string[];
  intercomIds: string[];
  names: string[];
  emails: string[];
};

/**
 * Their tickets stay, with what the team wrote, and without a customer. Of messages from before authors were kept,
 * all that a customer wrote counts as theirs.
 */
export async function eraseCustomers(scope: Scope, traces: Traces): Promise<void> {
  const { workspaceId } = scope;
  await inBatches(20, async (tx, batch) => {
    const ticketIds = await lockTickets(tx, workspaceId, { ...traces, batch });
    if (ticketIds.length === 0) return 0;
    await eraseUnsigned(tx, scope, ticketIds);
    await eraseNames(tx, workspaceId, { ticketIds, names: traces.names });
    await eraseFormerTitles(tx, workspaceId, ticketIds);
    await tx.$executeRaw`
        UPDATE feedback_tickets t SET
          customer_name = NULL, customer_email = NULL, customer_intercom_id = NULL, customer_company = NULL,
          customer_erased = true, company_id = CASE WHEN t.contact_id IS NULL THEN t.company_id END,
          contact_id = CASE WHEN t.contact_id = ANY (${traces.contactIds}::uuid[]) THEN NULL ELSE t.contact_id END,
          title = CASE WHEN t.source = 'intercom' AND coalesce(t.title_fingerprint = md5(t.title)::uuid, true)
            THEN ${erasedTitle} ELSE t.title END,
          title_fingerprint = NULL
        WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = ANY (${ticketIds}::uuid[])`;
    return ticketIds.length;
  });
}

async function lockTickets(
  tx: Tx,
  workspaceId: string,
  wanted: Traces & { batch: number },
): Promise<string[]> {
  const { contactIds, appIds, intercomIds, emails, batch } = wanted;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id::text FROM feedback_tickets t
    WHERE t.workspace_id = ${workspaceId}::uuid AND NOT t.customer_erased AND (
      t.contact_id = ANY (${contactIds}::uuid[])
      OR t.contact_id IS NULL AND t.customer_intercom_id IS NULL AND lower(t.customer_email) = ANY (${emails}::text[])
      OR t.customer_intercom_id = ANY (${intercomIds}::text[]) AND EXISTS (
        SELECT FROM ticket_origins o
        JOIN unnest(${appIds}::text[], ${intercomIds}::text[]) AS k(app_id, intercom_id)
          ON o.intercom_app_id = k.app_id AND t.customer_intercom_id = k.intercom_id
        WHERE o.workspace_id = t.workspace_id AND o.ticket_id = t.id))
    ORDER BY t.id LIMIT ${batch} FOR UPDATE OF t`;
  return rows.map(({ id }) => id);
}

async function eraseUnsigned(tx: Tx, scope: Scope, ticketIds: string[]): Promise<void> {
  const { workspaceId } = scope;
  await tx.$executeRaw`
    UPDATE ticket_quotes SET author_name = NULL, body_html = '', body_text = '', erased = true
    WHERE workspace_id = ${workspaceId}::uuid AND ticket_id = ANY (${ticketIds}::uuid[])
      AND author_kind = 'customer' AND author_id IS NULL`;
  const unsigned = await tx.$queryRaw<Theirs[]>`
    SELECT m.intercom_app_id AS "intercomAppId", m.conversation_id AS "conversationId", m.message_id AS "messageId"
    FROM ticket_origins o JOIN conversation_messages m ON m.workspace_id = o.workspace_id
      AND m.intercom_app_id = o.intercom_app_id AND m.conversation_id = o.conversation_id
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.ticket_id = ANY (${ticketIds}::uuid[])
      AND m.author_kind = 'customer' AND m.author_id IS NULL AND NOT m.erased
    FOR UPDATE OF m`;
  await eraseTheirs(tx, scope, unsigned);
}

type Named = { ticketIds: string[]; names: string[] };

/** A customer may tag, too. */
async function eraseNames(tx: Tx, workspaceId: string, { ticketIds, names }: Named): Promise<void> {
  await tx.ticketTag.updateMany({
    where: { workspaceId, ticketId: { in: ticketIds }, addedByName: { in: names } },
    data: { addedByName: null },
  });
  await tx.ticketActivity.updateMany({
    where: {
      ...{ workspaceId, ticketId: { in: ticketIds }, actorName: { in: names } },
      kind: { in: ["created", "tag_added", "quote_added"] },
    },
    data: { actorName: null },
  });
}

/** The title that a ticket was opened with is of the customer, whatever the team made of it since. */
async function eraseFormerTitles(tx: Tx, workspaceId: string, ticketIds: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE ticket_activity a SET detail = ${erasedTitle} FROM feedback_tickets t
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = ANY (${ticketIds}::uuid[]) AND t.source = 'intercom'
      AND a.workspace_id = t.workspace_id AND a.ticket_id = t.id AND a.kind = 'title_changed'
      AND coalesce(t.title_fingerprint = md5(a.detail)::uuid, true)`;
}
