import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { empty, type Sql, sql } from "#lib/database/sql.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { countTicketsOfEach } from "./list/count-of-each.ts";
import { countRows } from "./list/count-rows.ts";
import { readPage, type SortKey } from "./list/read-page.ts";
import { whereMatches } from "./list/where-matches.ts";
import { listable } from "./listable.ts";
import { nameOfCompany, nameOfPerson } from "./stand-in.ts";

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
  /** Of all pages; 10,001 means more than 10,000. */
  count: number;
};

type Question = PersonFilter & PersonSort & { cursor: string | null; limit: number };

const keys: Record<PersonSort["sort"], SortKey> = {
  name: { column: sql`r.name_key`, kind: "text" },
  seen: { column: sql`r.last_seen_at`, kind: "time" },
  created: { column: sql`r.created_at`, kind: "time" },
};

/** A cursor that makes no sense shows the first page. */
export async function listPeople(scope: Scope, question: Question): Promise<PeoplePage> {
  const { sort, direction, cursor, limit } = question;
  const rows = rowsOf(scope, question);
  const [page, count] = await Promise.all([
    readPage({ rows, key: keys[sort], direction, cursor, limit }),
    countRows(rows),
  ]);
  const people = await readPeople(scope, page.ids);
  return { people, count, previous: page.previous, next: page.next };
}

export function countPeople(scope: Scope): Promise<number> {
  return countRows(rowsOf(scope, {}));
}

function rowsOf({ workspaceId }: Scope, filter: PersonFilter): Sql {
  const { search = "", role, isGone, hasTickets, companyId } = filter;
  return sql`from contacts r
    where r.workspace_id = ${workspaceId}::uuid and r.deleted_at is null and r.standing <> 'merged'
    ${whereMatches(sql`r.search_text`, search)}
    ${role ? sql`and r.role = ${role}::contact_role` : empty}
    ${isGone ? sql`and r.standing in ('archived', 'deleted')` : empty}
    ${hasTickets ? whereHasTickets : empty}
    ${companyId ? whereIn(companyId) : empty}`;
}

const whereHasTickets = sql`and exists (
  select from feedback_tickets t
  where t.workspace_id = r.workspace_id and t.contact_id = r.id and t.deleted_at is null)`;

function whereIn(companyId: string): Sql {
  return sql`and exists (
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
