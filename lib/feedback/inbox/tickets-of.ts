import type { Member } from "#lib/auth/member.ts";
import type { SortKey } from "#lib/database/listing/sort-order.ts";
import type { Walking } from "#lib/database/listing/walk-list.ts";
import { type Sql, sql } from "#lib/database/sql.ts";
import {
  type InboxQuery,
  type InboxSort,
  type InboxView,
  ticketPriorities,
} from "./inbox-query.ts";

export type Inbox = { productId: string; query: InboxQuery };

/** The words of the partial indexes: a list whose rows are described otherwise reads another index, or none. */
const listed = sql`r.deleted_at is null and r.merged_into_id is null`;
const open = sql`${listed} and r.snoozed_until is null and r.status in ('todo', 'in_progress')`;

const keys: Record<InboxSort, { key: SortKey; direction: "asc" | "desc" }> = {
  newest: { key: { column: sql`r.received_at`, kind: "time" }, direction: "desc" },
  oldest: { key: { column: sql`r.received_at`, kind: "time" }, direction: "asc" },
  updated: { key: { column: sql`r.updated_at`, kind: "time" }, direction: "desc" },
  priority: {
    key: {
      column: sql`r.priority`,
      kind: "choice",
      type: sql`ticket_priority`,
      choices: ticketPriorities,
    },
    direction: "desc",
  },
  customers: { key: { column: sql`r.customer_count`, kind: "number" }, direction: "desc" },
  companies: { key: { column: sql`r.company_count`, kind: "number" }, direction: "desc" },
};

/**
 * A frequent word is soon met. Words that often stand together, as all parts of one Chinese word do, are thought to be
 * rare, and gathering them would take long: so they are looked for row by row first.
 */
const forWords: Walking = { first: 500, most: 5_000, rowByRow: true };

const unreadAmong = 2_000;

/** Which tickets an inbox shows, and in which order. */
export function ticketsOf(member: Member, { productId, query }: Inbox) {
  const { workspaceId } = member;
  const filterBy = (more: { periods?: string[] }) => [
    ...ofView(member, query.view),
    ...ofFilters(member, { productId, query, ...more }),
  ];
  return {
    ...keys[query.sort],
    rows: sql`from feedback_tickets r
      where r.workspace_id = ${workspaceId}::uuid and r.product_id = ${productId}::uuid
        and ${isAboutOpen(query.view) ? open : listed}`,
    filter: filterBy({}),
    ...walkingFor(query),
    ...(hasPeriods(query) ? { filterWithin: (periods: string[]) => filterBy({ periods }) } : {}),
  };
}

/** Of the few who may be unread, none is walked for. */
function walkingFor({ isUnread, search }: InboxQuery): { walking?: Walking | null } {
  if (isUnread) return { walking: null };
  return search ? { walking: forWords } : {};
}

/** What a ticket is found by says when it was received. */
function hasPeriods({ search, sort }: InboxQuery): boolean {
  return search !== "" && (sort === "newest" || sort === "oldest");
}

function isAboutOpen(view: InboxView): boolean {
  return view !== "snoozed" && view !== "all";
}

function ofView({ userId }: Member, view: InboxView): Sql[] {
  if (view === "unassigned") return [sql`r.assignee_id is null`];
  if (view === "mine") return [sql`r.assignee_id = ${userId}::uuid`];
  return view === "snoozed" ? [sql`r.snoozed_until is not null`] : [];
}

function ofFilters(member: Member, of: Inbox & { periods?: string[] }): Sql[] {
  const { productId, query, periods } = of;
  const { workspaceId } = member;
  const { status, priority, assignee, tag, customer, company, source, received } = query;
  const people = assignee.filter((id) => id !== "nobody");
  const isNobody = assignee.length > people.length;
  return [
    ...(query.search ? [hasWords(query.search, placesOf(productId, periods))] : []),
    ...(status.length > 0 ? [sql`r.status = any(${status}::ticket_status[])`] : []),
    ...(priority.length > 0 ? [sql`r.priority = any(${priority}::ticket_priority[])`] : []),
    ...(assignee.length > 0
      ? [sql`(r.assignee_id = any(${people}::uuid[]) or (${isNobody} and r.assignee_id is null))`]
      : []),
    ...(tag.length > 0 ? [hasTag(tag)] : []),
    ...(customer ? [isOfCustomer(workspaceId, customer)] : []),
    ...(company ? [isOfCompany(workspaceId, company)] : []),
    ...(source ? [sql`r.source = ${source}::ticket_source`] : []),
    ...(received ? [sql`r.received_at >= now() - make_interval(days => ${received}::int)`] : []),
    ...(query.isUnread ? [isUnreadBy(member, { productId, query })] : []),
  ];
}

/** Of the ticket itself or of what is merged into it. */
function isOfCustomer(workspaceId: string, id: string): Sql {
  return sql`r.id in (
    select coalesce(b.merged_into_id, b.id) from feedback_tickets b
    where b.workspace_id = ${workspaceId}::uuid and b.contact_id = ${id}::uuid)`;
}

/** Two questions, each with an index: asked as one, all tickets would be read. */
function isOfCompany(workspaceId: string, id: string): Sql {
  return sql`r.id in (
    select coalesce(b.merged_into_id, b.id) from feedback_tickets b
    where b.workspace_id = ${workspaceId}::uuid and b.company_id = ${id}::uuid
    union all
    select coalesce(b.merged_into_id, b.id) from contact_companies m
    join feedback_tickets b on b.workspace_id = m.workspace_id and b.contact_id = m.contact_id
    where m.workspace_id = ${workspaceId}::uuid and m.company_id = ${id}::uuid)`;
}

function hasTag(ids: string[]): Sql {
  return sql`exists (
    select from ticket_tags g
    where g.workspace_id = r.workspace_id and g.ticket_id = r.id and g.tag_id = any(${ids}::text[]))`;
}

/** Of those that changed last: whoever has read a million would wait for each of them to be looked at. */
function isUnreadBy({ workspaceId, userId }: Member, { productId, query }: Inbox): Sql {
  return sql`r.id in (
    select t.id from (
      select r.id, r.last_customer_at from feedback_tickets r
      where r.workspace_id = ${workspaceId}::uuid and r.product_id = ${productId}::uuid
        and ${isAboutOpen(query.view) ? open : listed}
      order by r.updated_at desc, r.id desc limit ${unreadAmong}) t
    where not exists (
      select from ticket_reads d where d.workspace_id = ${workspaceId}::uuid and d.ticket_id = t.id
        and d.user_id = ${userId}::uuid and d.read_at >= t.last_customer_at))`;
}

/** The product, and the day, month and year in it, are words of each document too, so that the index finds no other's. */
function placesOf(productId: string, periods?: string[]): string {
  const places = periods?.map((period) => `P${productId}/${period}`) ?? [`P${productId}`];
  return places.map((place) => `'${place}'`).join(" | ");
}

function hasWords(search: string, places: string): Sql {
  return sql`exists (
    select from ticket_search s where s.workspace_id = r.workspace_id and s.ticket_id = r.id
      and s.document @@ (${places}::tsquery && search_query(${search}::text)))`;
}
