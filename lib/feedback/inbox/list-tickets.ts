import type { Member } from "#lib/auth/member.ts";
import { countMatching, countRows } from "#lib/database/listing/count-rows.ts";
import { readPage } from "#lib/database/listing/read-page.ts";
import { readTickets, type TicketRow } from "./read-tickets.ts";
import { type Inbox, ticketsOf } from "./tickets-of.ts";

type Question = Inbox & { cursor: string | null; limit: number };

export type InboxPage = { tickets: TicketRow[]; previous: string | null; next: string | null };

/** A cursor that makes no sense shows the first page. How many there are in all is `countTickets`'s. */
export async function listTickets(member: Member, question: Question): Promise<InboxPage> {
  const { ids, previous, next } = await readPage(ticketsOf(member, question), question);
  return { tickets: await readTickets(member, ids), previous, next };
}

/** 10,001 means more than 10,000; null where counting what a filter finds would take long. */
export function countTickets(member: Member, inbox: Inbox): Promise<number | null> {
  const listing = ticketsOf(member, inbox);
  return listing.filter.length === 0 ? countRows(listing.rows) : countMatching(listing);
}
