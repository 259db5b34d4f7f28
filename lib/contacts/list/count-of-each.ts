import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

type Counted = { id: string; count: number };

// Counts within a select of the rows themselves would be of everybody first, and then only of those who are shown.

/** Tickets of each of these people. Whoever has none is not in the map. */
export async function countTicketsOfEach({ workspaceId }: Scope, people: string[]) {
  return mapOf(
    await database.$queryRaw<Counted[]>`
    select contact_id::text as id, count(*)::int as count from feedback_tickets
    where workspace_id = ${workspaceId}::uuid and contact_id = any(${people}::uuid[]) and deleted_at is null
    group by contact_id`,
  );
}

/** People of each of these companies. One that has none is not in the map. */
export async function countPeopleOfEach({ workspaceId }: Scope, companies: string[]) {
  return mapOf(
    await database.$queryRaw<Counted[]>`
    select m.company_id::text as id, count(*)::int as count from contact_companies m
    join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id
    where m.workspace_id = ${workspaceId}::uuid and m.company_id = any(${companies}::uuid[])
      and c.deleted_at is null and c.standing <> 'merged'
    group by m.company_id`,
  );
}

function mapOf(rows: Counted[]): Map<string, number> {
  return new Map(rows.map(({ id, count }) => [id, count]));
}
