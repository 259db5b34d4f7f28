import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { readTickets, type TicketRow } from "#lib/feedback/inbox/read-tickets.ts";
import { ticketAt } from "#lib/feedback/ticket/ticket-at.ts";
import { parseTicketId } from "#lib/feedback/ticket-id.ts";

const most = 8;
const mostFound = 200;

type Found = { id: string }[];

/** Of all products: the one of an ID, or the newest of those that have the words; with nothing given, the newest. */
export async function searchTickets(member: Member, search: string): Promise<TicketRow[]> {
  const given = search.toWellFormed().replaceAll("\0", " ").trim();
  const ticketId = given.toUpperCase();
  const found = await transaction((tx) => {
    if (given === "") return findNewest(tx, member);
    return parseTicketId(ticketId)
      ? findById(tx, member, ticketId)
      : findByWords(tx, member, given);
  });
  return readTickets(
    member,
    found.map(({ id }) => id),
  );
}

function findById(tx: Tx, member: Member, ticketId: string): Promise<Found> {
  return tx.$queryRaw<Found>`
    select id::text from feedback_tickets
    where workspace_id = ${member.workspaceId}::uuid and id = ${ticketAt(member, ticketId)}
      and deleted_at is null and merged_into_id is null`;
}

async function findByWords(tx: Tx, { workspaceId }: Member, search: string): Promise<Found> {
  // Counting on few rows, the planner would sooner read the table than its index.
  await tx.$executeRaw`set local enable_seqscan = off`;
  return tx.$queryRaw<Found>`
    with found as materialized (
      select ticket_id from ticket_search
      where document @@ ((${`'W${workspaceId}'`}::tsquery) && search_query(${search}::text)) limit ${mostFound}
    )
    select t.id::text from found
    join feedback_tickets t on t.workspace_id = ${workspaceId}::uuid and t.id = found.ticket_id
    where t.deleted_at is null and t.merged_into_id is null
    order by t.received_at desc, t.id limit ${most}`;
}

function findNewest(tx: Tx, { workspaceId }: Member): Promise<Found> {
  return tx.$queryRaw<Found>`
    select newest.id::text from products p
    cross join lateral (
      select t.id, t.received_at from feedback_tickets t
      where t.workspace_id = p.workspace_id and t.product_id = p.id
        and t.deleted_at is null and t.merged_into_id is null
      order by t.received_at desc, t.id desc limit ${most}) newest
    where p.workspace_id = ${workspaceId}::uuid
    order by newest.received_at desc, newest.id desc limit ${most}`;
}
