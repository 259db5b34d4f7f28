import type { Scope } from "#lib/auth/member.ts";
import {
  bringAlong,
  passOnMerges,
  settleWithIntercom,
} from "#lib/contacts/merging/settle-with-intercom.ts";
import { nameOfPerson } from "#lib/contacts/stand-in.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

type Given = { intercomAppId: string; merges: { fromId: string; intoId: string }[] };

/**
 * What Intercom has merged, by its ids: tickets follow the contact that stays, and what was merged leads to it. Who is
 * not here is passed over, and a repeat changes nothing. Answers how many were merged. Of merges made here Intercom
 * overrides those of the same people; whoever was merged here into a third takes along who is merged into them.
 */
export async function followMerges(
  tx: Tx,
  scope: Scope,
  { intercomAppId, merges }: Given,
): Promise<number> {
  let merged = 0;
  for (const merge of merges) {
    const { from, into } = await findPair(tx, scope, intercomAppId, merge);
    if (!into) continue;
    const isReverse = into.mergedIntoId === from?.id;
    const survivorId = isReverse ? into.id : (into.mergedIntoId ?? into.id);
    const { fromId } = merge;
    await moveWaitingTickets(tx, scope, { intercomAppId, fromId, intoRow: survivorId });
    if (from && from.id !== survivorId && from.mergedIntoId !== survivorId) {
      await mergeInto(tx, scope, { from, into, survivorId });
      merged += 1;
    }
  }
  return merged;
}

type Ids = { fromId: string; intoId: string };

async function findPair(tx: Tx, scope: Scope, intercomAppId: string, { fromId, intoId }: Ids) {
  const find = async () => ({
    from: await findRow(tx, scope, intercomAppId, fromId),
    into: await findRow(tx, scope, intercomAppId, intoId),
  });
  const pair = await find();
  const { from, into } = pair;
  if (!from || !into || from.id === into.id) return pair;
  if (!from.mergedIntoId && !into.mergedIntoId) return pair;
  await settleWithIntercom(tx, scope, { fromId: from.id, intoId: into.id });
  return find();
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

type Merge = { from: Row; into: Row; survivorId: string };

async function mergeInto(tx: Tx, scope: Scope, { from, into, survivorId }: Merge): Promise<void> {
  const { workspaceId } = scope;
  if (into.mergedIntoId === from.id) {
    // Merged in Intercom the other way round: the later word counts, and two must not lead to each other.
    await tx.contact.update({
      where: { workspaceId_id: { workspaceId, id: into.id } },
      data: { mergedIntoId: null, standing: "active", updatedAt: new Date() },
    });
  }
  await passOnMerges(tx, scope, { fromId: from.id, intoId: survivorId });
  const followers = await tx.contact.updateManyAndReturn({
    where: { workspaceId, OR: [{ id: from.id }, { mergedIntoId: from.id, id: { not: into.id } }] },
    data: { mergedIntoId: survivorId, standing: "merged", updatedAt: new Date() },
    select: { id: true },
  });
  await tx.contact.update({
    where: { workspaceId_id: { workspaceId, id: from.id } },
    data: { standingSince: new Date() },
  });
  const tickets = await tx.feedbackTicket.updateManyAndReturn({
    where: { workspaceId, contactId: from.id },
    data: { contactId: survivorId },
    select: { id: true },
  });
  // Which companies the other belongs to, Intercom says of the other.
  await tx.contactCompany.deleteMany({ where: { workspaceId, contactId: from.id } });
  if (survivorId !== into.id) {
    const moved = { ticketIds: idsOf(tickets), followerIds: idsOf(followers) };
    await bringAlong(tx, scope, { holderId: into.id, ...moved });
  }
  await tx.contactChange.create({
    data: {
      ...{ workspaceId, id: newId(), contactId: survivorId, what: "merged" },
      ...{ before: null, after: nameOfPerson(from) },
    },
  });
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
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
