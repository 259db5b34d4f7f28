import type { Scope } from "#lib/auth/member.ts";
import { findDuplicates } from "#lib/contacts/merging/find-duplicates.ts";
import { nameOfCompany, nameOfPerson } from "#lib/contacts/stand-in.ts";
import { database } from "#lib/database/client.ts";
import { countMatching, countRows } from "#lib/database/listing/count-rows.ts";
import { readPage } from "#lib/database/listing/read-page.ts";
import type { SortKey } from "#lib/database/listing/sort-order.ts";
import type { Walking } from "#lib/database/listing/walk-list.ts";
import { empty, type Sql, sql } from "#lib/database/sql.ts";
import { countTicketsOfEach } from "./count-of-each.ts";
import { listable } from "./listable.ts";
import { whereMatches } from "./where-matches.ts";

export const personSorts = ["name", "seen", "created"] as const;
export const personRoles = ["user", "lead"] as const;

export type PersonFilter = {
  search?: string;
  role?: (typeof personRoles)[number] | null;
  /** No longer in Intercom: archived or deleted there. */
  isGone?: boolean;
  hasTickets?: boolean;
  companyId?: string;
};

export type PersonSort = {
  sort: (typeof personSorts)[number];
  direction: "asc" | "desc";
};

export type PersonRow = {
  id: string;
  name: string;
  isNamed: boolean;
  email: string | null;
  role: "user" | "lead";
  isGone: boolean;
  isPossibleDuplicate: boolean;
  company: { id: string; name: string } | null;
  companies: number;
  tickets: number;
  lastSeenAt: Date | null;
  createdAt: Date;
};

export type PeoplePage = {
  people: PersonRow[];
  previous: string | null;
  next: string | null;
};

type Question = PersonFilter & PersonSort & { cursor: string | null; limit: number };

const keys: Record<PersonSort["sort"], SortKey> = {
  name: { column: sql`r.name_key`, kind: "text" },
  seen: { column: sql`r.last_seen_at`, kind: "time" },
  created: { column: sql`r.created_at`, kind: "time" },
};

/** A cursor that makes no sense shows the first page. How many there are in all is `countPeople`'s. */
export async function listPeople(scope: Scope, question: Question): Promise<PeoplePage> {
  const { sort, direction, cursor, limit } = question;
  const listing = { ...listingOf(scope, question), key: keys[sort], direction };
  const { ids, previous, next } = await readPage(listing, { cursor, limit });
  return { people: await readPeople(scope, ids), previous, next };
}

/** 10,001 means more than 10,000. */
export function countPeople(scope: Scope, of: { companyId?: string } = {}): Promise<number> {
  return countRows(listingOf(scope, of).rows);
}

/** The same of those whom a filter finds; null where counting them would take long. */
export function countFound(scope: Scope, filter: PersonFilter): Promise<number | null> {
  return countMatching(listingOf(scope, filter));
}

/** Looking at a person costs a fifth of looking at a ticket's words. */
const forWords: Walking = { first: 2_000, most: 20_000, rowByRow: false };

function listingOf({ workspaceId }: Scope, filter: PersonFilter) {
  const { search = "", role, isGone, hasTickets, companyId } = filter;
  return {
    rows: sql`from contacts r
      where r.workspace_id = ${workspaceId}::uuid and r.deleted_at is null and r.standing <> 'merged'
      ${companyId ? sql`and ${isOf(companyId)}` : empty}`,
    filter: [
      ...whereMatches(sql`r.search_text`, search),
      ...(role ? [sql`r.role = ${role}::contact_role`] : []),
      ...(isGone ? [sql`r.standing in ('archived', 'deleted')`] : []),
      ...(hasTickets ? [withTickets] : []),
    ],
    ...(search ? { walking: forWords } : {}),
  };
}

const withTickets = sql`exists (
  select from feedback_tickets t
  where t.workspace_id = r.workspace_id and t.contact_id = r.id and t.deleted_at is null)`;

function isOf(companyId: string): Sql {
  return sql`exists (
    select from contact_companies m where m.workspace_id = r.workspace_id
      and m.contact_id = r.id and m.company_id = ${companyId}::uuid)`;
}

async function readPeople(scope: Scope, ids: string[]): Promise<PersonRow[]> {
  const { workspaceId } = scope;
  const company = { deletedAt: null };
  const rows = await database.contact.findMany({
    where: { workspaceId, id: { in: ids }, ...listable },
    select: {
      ...{ id: true, name: true, email: true, role: true, standing: true, emailKey: true },
      ...{ intercomContactId: true, lastSeenAt: true, createdAt: true },
      companies: {
        where: { company },
        orderBy: [{ company: { name: "asc" } }, { companyId: "asc" }],
        select: { company: { select: { id: true, name: true, intercomCompanyId: true } } },
      },
    },
  });
  const [duplicates, tickets] = await Promise.all([
    findDuplicates(scope, rows),
    countTicketsOfEach(scope, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { email, role, standing, lastSeenAt, createdAt } = row;
    const first = row.companies[0]?.company;
    return {
      ...{ id, email, role, lastSeenAt, createdAt, name: nameOfPerson(row) },
      isNamed: Boolean(row.name?.trim()),
      isGone: standing !== "active",
      isPossibleDuplicate: row.emailKey !== null && duplicates.has(row.emailKey),
      company: first ? { id: first.id, name: nameOfCompany(first) } : null,
      companies: row.companies.length,
      tickets: tickets.get(id) ?? 0,
    };
  });
}
