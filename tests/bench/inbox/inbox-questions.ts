import type { Member } from "#lib/auth/member.ts";
import { writeCursor } from "#lib/database/listing/cursor.ts";
import { pool } from "#lib/database/pool.ts";
import { listComments } from "#lib/feedback/comments/list-comments.ts";
import { countUnread } from "#lib/feedback/count-unread.ts";
import { findNeighbours } from "#lib/feedback/inbox/find-neighbours.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { countTickets, listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { countViews } from "#lib/feedback/views/count-views.ts";
import { listNotifications } from "#lib/notifications/list-notifications.ts";
import type { Questions } from "#tests/bench/listing/compare-sizes.ts";

type Inbox = { member: Member; productId: string; tickets: number };

const limit = 50;

/** From one that half of the tickets have to one that nobody has written. */
const words = {
  ...{ "one in a hundred": "gantry", "one in 160": "hoist", "one in 400": "turnstile" },
  ...{ frequent: "map", "less frequent": "mileage", rare: "quetzalcoatl", nowhere: "nobodyatall" },
  ...{
    "two words": "mileage refund",
    "two frequent words": "map route",
    "three words": "warranty map tax",
  },
  ...{
    "two letters": "ma",
    "one letter": "q",
    "a beginning": "refu",
    Chinese: "並べ替え",
    Korean: "경로를",
  },
  ...{ "a name": "noor haddad", "an e-mail address": "priya.12@firm-12.example" },
};

const filters = {
  ...{ done: "view=all&status=done", "high priority": "priority=high", manual: "source=manual" },
  ...{ "nobody's": "assignee=nobody", "a common tag": "tag=2", "a rare tag": "view=all&tag=6" },
  ...{
    "of seven days": "view=all&received=7",
    unread: "unread=yes",
    "all unread": "view=all&unread=yes",
  },
  "high and of a common tag": "priority=high&tag=2&status=in_progress",
  "a rare tag by priority": "view=all&tag=6&sort=priority",
};

const views = {
  ...{ open: "", "open by update": "sort=updated", "oldest open": "sort=oldest" },
  ...{ "open by priority": "sort=priority", "open by customers": "sort=customers" },
  ...{ "open by companies": "sort=companies", unassigned: "view=unassigned", mine: "view=mine" },
  ...{ "mine by priority": "view=mine&sort=priority", snoozed: "view=snoozed" },
  ...{ "snoozed by customers": "view=snoozed&sort=customers", all: "view=all" },
  ...{ "all by priority": "view=all&sort=priority", "all by update": "view=all&sort=updated" },
  "all by customers": "view=all&sort=customers",
};

/** What an inbox is asked for. Deep is the middle of all. */
export async function questionsTo({ member, productId, tickets }: Inbox): Promise<Questions> {
  const inbox = (search: string) => ({
    productId,
    query: readInboxQuery(new URLSearchParams(search)),
  });
  const list = (search: string, cursor: string | null = null) => {
    const question = { ...inbox(search), cursor, limit };
    return () => listTickets(member, question);
  };
  const each = <T>(named: Record<string, string>, ask: (search: string) => T) =>
    Object.fromEntries(Object.entries(named).map(([name, search]) => [name, ask(search)]));
  const middle = await findMiddle(productId, tickets);
  const search = (word: string) => new URLSearchParams({ view: "all", q: word }).toString();
  const searches = {
    ...each(words, (word) => list(search(word))),
    "the ticket's own ID": list(search(`MOB-${tickets / 2}`)),
    "a rare word by priority": list(`${search(words.rare)}&sort=priority`),
    "a less frequent word by customers": list(`${search(words["less frequent"])}&sort=customers`),
    "a frequent word of open ones": list(new URLSearchParams({ q: words.frequent }).toString()),
    "a frequent word and a rare tag": list(`${search(words.frequent)}&tag=6`),
  };
  const ticketId = `MOB-${tickets / 2}`;
  const neighbours = (of: string) => () =>
    findNeighbours(member, { ...inbox(of), ticketId: middle.id });
  return {
    pages: {
      ...each(views, (view) => list(view)),
      ticket: () => findTicket(member, { productKey: "MOB", ticketId }),
      "its comments": () => listComments(member, middle.id),
      "its neighbours": neighbours("view=all"),
      "its neighbours among those with a frequent word": neighbours(search(words.frequent)),
      notifications: () => listNotifications(member),
    },
    searches,
    filters: {
      ...each(filters, (filter) => list(filter)),
      "of a customer": list(`view=all&customer=${middle.contactId}`),
      "of a company": list(`view=all&company=${middle.companyId}`),
    },
    deep: {
      open: list("", middle.byReceived),
      all: list("view=all", middle.byReceived),
      "all by customers": list("view=all&sort=customers", middle.byCustomers),
    },
    counts: {
      "the views": () => countViews(member, productId),
      "the unread": () => countUnread(member),
    },
    found: {
      ...each(filters, (filter) => () => countTickets(member, inbox(filter))),
      ...each(words, (word) => () => countTickets(member, inbox(search(word)))),
    },
  };
}

/** Somebody's ticket in the middle of the list, and where that is in each order. */
async function findMiddle(productId: string, tickets: number) {
  const { rows } = await pool().query<
    Record<"id" | "contactId" | "companyId" | "at" | "customers", string>
  >(
    `SELECT t.id, t.contact_id AS "contactId", m.company_id AS "companyId", t.customer_count AS customers,
       (extract(epoch FROM t.received_at) * 1000000)::bigint::text AS at
     FROM feedback_tickets t JOIN contact_companies m ON m.workspace_id = t.workspace_id AND m.contact_id = t.contact_id
     WHERE t.product_id = $1 AND t.number > $2 AND t.merged_into_id IS NULL ORDER BY t.number LIMIT 1`,
    [productId, tickets / 2],
  );
  const [row] = rows;
  if (!row) throw new Error("There is no ticket in the middle");
  const { id, at, customers, ...whose } = row;
  const after = (value: string) => writeCursor({ way: "after", value: String(value), id });
  return { id, ...whose, byReceived: after(at), byCustomers: after(customers) };
}
