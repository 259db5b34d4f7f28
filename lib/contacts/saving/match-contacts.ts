import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { type Sql, sql } from "#lib/database/sql.ts";

// A first import fills a table that the planner has no statistics of: LIMIT and selects of one value hold it to one look
// into the index for each person, where a join would read everybody of the workspace for every page.

export type Owner = { workspaceId: string; intercomAppId: string };

/** `isListed` is false for one that had left Intercom's list and would now be back in it. */
export type Known = {
  id: string;
  fingerprint: string;
  updatedAt: Date | null;
  isListed: boolean;
  standingSince: Date | null;
  /** When they were last written here. */
  writtenAt: Date;
  /** Intercom's, of the links that were not made here; null stands for one that Intercom does not know. */
  companyIds: (string | null)[];
};

type Row = Known & {
  key: string;
  isErased: boolean;
  isAwaited: boolean;
  sameEmailIds: string[] | null;
};

type Incoming = { intercomId: string; email: string | null };

export type Matched = {
  known: Map<string, Known>;
  erased: Set<string>;
  /** Whose tickets wait for them. */
  awaited: Set<string>;
  /** Of the people whom Intercom does not know yet, who has exactly this e-mail: each only once, the eldest first. */
  adoptable: Map<string, string>;
};

/** Until the transaction ends nobody else saves people of this workspace: two would both miss the one that is new. */
export async function lockContacts(tx: Tx, scope: Scope): Promise<void> {
  await tx.$queryRaw`SELECT ${contactsLock(scope)}`;
}

/** The same within a statement that has to be made anyway. What this statement reads may be from before. */
export function contactsLock({ workspaceId }: Scope): Sql {
  return sql`pg_advisory_xact_lock(hashtextextended(${`contacts:${workspaceId}`}, 0))::text`;
}

/** Who of these is here already. Needs `lockContacts`. */
export async function matchContacts(
  tx: Tx,
  { workspaceId, intercomAppId }: Owner,
  incoming: Incoming[],
): Promise<Matched> {
  const keys = incoming.map(({ intercomId }) => intercomId);
  const emails = incoming.map(({ email }) => email);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i.key, c.id::text AS id, replace(c.fingerprint::text, '-', '') AS fingerprint,
      c.intercom_updated_at AS "updatedAt", c.standing IN ('active', 'merged') AS "isListed",
      c.standing_since AS "standingSince", c.updated_at AS "writtenAt",
      EXISTS (
        SELECT FROM erased_contacts e WHERE e.workspace_id = ${workspaceId}::uuid
          AND e.intercom_app_id = ${intercomAppId} AND e.intercom_contact_id = i.key) AS "isErased",
      EXISTS (
        SELECT FROM feedback_tickets WHERE workspace_id = ${workspaceId}::uuid AND contact_id IS NULL
          AND customer_intercom_id = i.key)
      OR EXISTS (
        SELECT FROM feedback_tickets WHERE workspace_id = ${workspaceId}::uuid AND contact_id IS NULL
          AND lower(customer_email) = lower(i.email)) AS "isAwaited",
      ARRAY (
        SELECT CASE WHEN o.intercom_app_id = ${intercomAppId} THEN o.intercom_company_id END
        FROM contact_companies l JOIN companies o ON o.workspace_id = l.workspace_id AND o.id = l.company_id
        WHERE l.workspace_id = ${workspaceId}::uuid AND l.contact_id = c.id AND NOT l.added_here) AS "companyIds",
      CASE WHEN c.id IS NULL THEN ARRAY (
        SELECT m.id::text FROM contacts m
        WHERE m.workspace_id = ${workspaceId}::uuid AND m.email_key = lower(i.email)
          AND m.intercom_contact_id IS NULL AND m.deleted_at IS NULL AND m.standing <> 'merged'
        ORDER BY m.created_at, m.id) END AS "sameEmailIds"
    FROM unnest(${keys}::text[], ${emails}::text[]) AS i(key, email)
    LEFT JOIN LATERAL (
      SELECT * FROM contacts WHERE workspace_id = ${workspaceId}::uuid
        AND intercom_app_id = ${intercomAppId} AND intercom_contact_id = i.key LIMIT 1
    ) c ON true
    ORDER BY i.key`;
  const keysOf = (some: Row[]) => new Set(some.map(({ key }) => key));
  return {
    known: new Map(rows.filter(({ id }) => id !== null).map((row) => [row.key, row])),
    erased: keysOf(rows.filter(({ isErased }) => isErased)),
    awaited: keysOf(rows.filter(({ isAwaited }) => isAwaited)),
    adoptable: adoptableOf(rows),
  };
}

function adoptableOf(rows: Row[]): Map<string, string> {
  const adoptable = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, isErased, sameEmailIds } of rows) {
    const id = isErased ? undefined : sameEmailIds?.find((one) => !taken.has(one));
    if (id === undefined) continue;
    taken.add(id);
    adoptable.set(key, id);
  }
  return adoptable;
}
