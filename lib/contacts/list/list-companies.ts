import type { Scope } from "#lib/auth/member.ts";
import { nameOfCompany } from "#lib/contacts/stand-in.ts";
import { database } from "#lib/database/client.ts";
import { countMatching, countRows } from "#lib/database/listing/count-rows.ts";
import { readPage } from "#lib/database/listing/read-page.ts";
import { sql } from "#lib/database/sql.ts";
import { countPeopleOfEach } from "./count-of-each.ts";
import { whereMatches } from "./where-matches.ts";

export type CompanyRow = {
  id: string;
  name: string;
  website: string | null;
  plan: string | null;
  people: number;
  tickets: number;
};

export type CompaniesPage = {
  companies: CompanyRow[];
  previous: string | null;
  next: string | null;
};

type Question = {
  search: string;
  direction: "asc" | "desc";
  cursor: string | null;
  limit: number;
};

/** By name. A cursor that makes no sense shows the first page. */
export async function listCompanies(scope: Scope, question: Question): Promise<CompaniesPage> {
  const { search, direction, cursor, limit } = question;
  const key = { column: sql`r.name_key`, kind: "text" } as const;
  const listing = { ...listingOf(scope, search), key, direction };
  const { ids, previous, next } = await readPage(listing, { cursor, limit });
  return { companies: await readCompanies(scope, ids), previous, next };
}

/** 10,001 means more than 10,000. */
export function countCompanies(scope: Scope): Promise<number> {
  return countRows(listingOf(scope, "").rows);
}

/** The same of those whom a search finds; null where counting them would take long. */
export function countFoundCompanies(scope: Scope, search: string): Promise<number | null> {
  return countMatching(listingOf(scope, search));
}

function listingOf({ workspaceId }: Scope, search: string) {
  return {
    rows: sql`from companies r where r.workspace_id = ${workspaceId}::uuid and r.deleted_at is null`,
    filter: whereMatches(sql`r.search_text`, search),
  };
}

async function readCompanies(scope: Scope, ids: string[]): Promise<CompanyRow[]> {
  const { workspaceId } = scope;
  const rows = await database.company.findMany({
    where: { workspaceId, id: { in: ids }, deletedAt: null },
    select: {
      ...{ id: true, name: true, website: true, plan: true, intercomCompanyId: true },
    },
  });
  const [people, tickets] = await Promise.all([
    countPeopleOfEach(scope, ids),
    countTickets(scope, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { website, plan } = row;
    const own = { people: people.get(id) ?? 0, tickets: tickets.get(id) ?? 0 };
    return { id, name: nameOfCompany(row), website, plan, ...own };
  });
}

/** A company's tickets and those of its people. OFFSET holds the planner to the people: tickets may be many more. */
async function countTickets({ workspaceId }: Scope, ids: string[]): Promise<Map<string, number>> {
  const rows = await database.$queryRaw<{ id: string; tickets: number }[]>`
    select company_id::text as id, count(*)::int as tickets from (
      select t.company_id, t.id from feedback_tickets t
      where t.workspace_id = ${workspaceId}::uuid and t.company_id = any(${ids}::uuid[])
        and t.deleted_at is null
      union
      select m.company_id, t.id from contact_companies m
      cross join lateral (
        select id from feedback_tickets
        where workspace_id = m.workspace_id and contact_id = m.contact_id and deleted_at is null
        offset 0
      ) t
      where m.workspace_id = ${workspaceId}::uuid and m.company_id = any(${ids}::uuid[])
    ) of_companies group by company_id`;
  return new Map(rows.map(({ id, tickets }) => [id, tickets]));
}
