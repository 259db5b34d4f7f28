import type { Scope } from "#lib/auth/member.ts";
import { nameOfPerson } from "#lib/contacts/stand-in.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

type Given = { intercomAppId: string; merges: { fromId: string; intoId: string }[] };

/**
 * What Intercom has merged, by its ids: tickets follow the contact that stays, and what was merged leads to it. Who is
 * not here is passed over, and a repeat changes nothing. Answers how many were merged.
 */
export async function followMerges(
  tx: Tx,
  scope: Scope,
  { intercomAppId, merges }: Given,
): Promise<number> {
  let merged = 0;
  for (const { fromId, intoId } of merges) {
    const [from, into] = [
      await findRow(tx, scope, intercomAppId, fromId),
      await findRow(tx, scope, intercomAppId, intoId),
    ];
    if (!into) continue;
    await moveWaitingTickets(tx, scope, { intercomAppId, fromId, intoRow: into.id });
    if (from && from.id !== into.id && from.mergedIntoId !== into.id) {
      await mergeInto(tx, scope, from, into);
      merged += 1;
    }
  }
  return merged;
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(tx: Tx, { workspaceId }: Scope, intercomAppId: string, intercomId: string) {
  return tx.contact.findUnique({
    where: {
      workspaceId_intercomAppId_intercomContactId: {
        workspaceId,
        intercomAppId,
        intercomContactId: intercomId,
      },
    },
    select: { id: true, name: true, role: true, intercomContactId: true, mergedIntoId: true },
  });
}

async function mergeInto(tx: Tx, { workspaceId }: Scope, from: Row, into: Row): Promise<void> {
  if (into.mergedIntoId === from.id) {
    // Merged here the other way round: Intercom decides who stays, and two must not lead to each other.
    await tx.contact.update({
      where: { workspaceId_id: { workspaceId, id: into.id } },
      data: { mergedIntoId: null, standing: "active", updatedAt: new Date() },
    });
  }
  await tx.contact.updateMany({
    where: { workspaceId, OR: [{ id: from.id }, { mergedIntoId: from.id, id: { not: into.id } }] },
    data: { mergedIntoId: into.id, standing: "merged", updatedAt: new Date() },
  });
  await tx.contact.update({
    where: { workspaceId_id: { workspaceId, id: from.id } },
    data: { standingSince: new Date() },
  });
  await tx.feedbackTicket.updateMany({
    where: { workspaceId, contactId: from.id },
    data: { contactId: into.id },
  });
  // Which companies the other belongs to, Intercom says of the other.
  await tx.contactCompany.deleteMany({ where: { workspaceId, contactId: from.id } });
  await tx.contactChange.create({
    data: {
      workspaceId,
      id: newId(),
      contactId: into.id,
      what: "merged",
      before: null,
      after: nameOfPerson(from),
    },
  });
}

type Waiting = { intercomAppId: string; fromId: string; intoRow: string };

/** Tickets of a customer who was merged before anybody knew them here. */
async function moveWaitingTickets(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, fromId, intoRow }: Waiting,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE feedback_tickets t SET contact_id = ${intoRow}::uuid
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.contact_id IS NULL AND t.customer_intercom_id = ${fromId}
      AND EXISTS (
        SELECT FROM ticket_origins o WHERE o.workspace_id = t.workspace_id AND o.ticket_id = t.id
          AND o.intercom_app_id = ${intercomAppId})`;
}
