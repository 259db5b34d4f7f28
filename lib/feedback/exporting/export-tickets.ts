import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { readPage } from "#lib/database/listing/read-page.ts";
import { env } from "#lib/env.ts";
import {
  type InboxQuery,
  type TicketPriority,
  type TicketStatus,
  writeInboxQuery,
} from "#lib/feedback/inbox/inbox-query.ts";
import { readTickets, type TicketRow } from "#lib/feedback/inbox/read-tickets.ts";
import { ticketsOf } from "#lib/feedback/inbox/tickets-of.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";
import { type Details, readDetails } from "./read-details.ts";
import { writeRecord } from "./write-csv.ts";

type Words = { status: Record<TicketStatus, string>; priority: Record<TicketPriority, string> };
type Export = { product: { id: string; key: string }; query: InboxQuery; words: Words };

/** Descriptions and quotes may be long: so many of them are in memory at once. */
const rowsAtOnce = 200;
const byteOrderMark = "\uFEFF";

const columns = [
  ...["ID", "Title", "Status", "Priority", "Assignee", "Customer", "E-mail", "Company"],
  ...["Customers", "Companies", "Tags", "Source", "Received", "Snoozed until"],
  ...["Description", "Quote", "Link"],
];

/**
 * What the inbox shows, in its order, as a table that spreadsheets open: in pieces of bounded size that are read as they
 * are taken. A ticket that changes meanwhile may come earlier or later than the list showed it. Throws `forbidden`.
 */
export async function exportTickets(admin: Admin, given: Export): Promise<AsyncGenerator<string>> {
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    const which = [given.product.key, writeInboxQuery(given.query)].filter(Boolean).join(" ");
    await recordAudit(tx, admin, "Exported feedback", which);
  });
  return writePieces(admin, given);
}

async function* writePieces(admin: Admin, given: Export): AsyncGenerator<string> {
  yield byteOrderMark + writeRecord(columns);
  const listing = ticketsOf(admin, { productId: given.product.id, query: given.query });
  let cursor: string | null = null;
  do {
    const page = await readPage(listing, { cursor, limit: rowsAtOnce });
    const [tickets, details] = await Promise.all([
      readTickets(admin, page.ids),
      readDetails(admin, page.ids),
    ]);
    yield tickets.map((row) => writeTicket(admin, given, row, details.get(row.id))).join("");
    cursor = page.next;
  } while (cursor !== null);
}

function writeTicket(
  { workspaceSlug }: Admin,
  { product, words }: Export,
  ticket: TicketRow,
  details: Details | undefined,
): string {
  const { ticketId, customer } = ticket;
  return writeRecord([
    ...[ticketId, ticket.title, words.status[ticket.status], words.priority[ticket.priority]],
    ticket.assignee?.name ?? "",
    ...[customer.name ?? "", customer.email ?? "", customer.company?.name ?? ""],
    ...[String(ticket.customers), String(ticket.companies), ticket.tags.join(", ")],
    details?.source === "manual" ? "Manual" : "Intercom",
    ...[timeOf(ticket.receivedAt), timeOf(ticket.snoozedUntil)],
    ...[details?.description ?? "", details?.quote ?? ""],
    `${env().appUrl}/${workspaceSlug}/products/${product.key}/feedback/${ticketId}`,
  ]);
}

function timeOf(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString();
}
