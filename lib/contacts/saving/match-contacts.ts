import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

// A first import fills a table that the planner has no statistics of: LIMIT and OFFSET hold it to one look into the
// index for each person, where a join would read everybody of the workspace for every page.

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
};

type Match = Known & { key: string; isErased: boolean };

/** Until the transaction ends nobody else saves people of this workspace: two would both miss the one that is new. */
export async function lockContacts(tx: Tx, { workspaceId }: Scope): Promise<void> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`contacts:${workspaceId}`}, 0))::text`;
}

export async function matchByKey(tx: Tx, { workspaceId, intercomAppId }: Owner, keys: string[]) {
  const rows = await tx.$queryRaw<Match[]>`
    SELECT i.key, c.id::text AS id, replace(c.fingerprint::text, '-', '') AS fingerprint,
      c.intercom_updated_at AS "updatedAt", c.standing IN ('active', 'merged') AS "isListed",
      c.standing_since AS "standingSince", c.updated_at AS "writtenAt",
      EXISTS (
        SELECT FROM erased_contacts e WHERE e.workspace_id = ${workspaceId}::uuid
          AND e.intercom_app_id = ${intercomAppId} AND e.intercom_contact_id = i.key) AS "isErased"
    FROM unnest(${keys}::text[]) AS i(key)
    LEFT JOIN LATERAL (
      SELECT * FROM contacts WHERE workspace_id = ${workspaceId}::uuid
        AND intercom_app_id = ${intercomAppId} AND intercom_contact_id = i.key LIMIT 1
    ) c ON true`;
  const found = rows.filter(({ id }) => id !== null);
  return {
    known: new Map<string, Known>(found.map((row) => [row.key, row])),
    erased: new Set(rows.filter(({ isErased }) => isErased).map(({ key }) => key)),
  };
}

type New = { intercomId: string; email: string | null };

/** Of the people whom Intercom does not know yet, who has exactly this e-mail: each only once, the eldest first. */
export async function matchByEmail(tx: Tx, { workspaceId }: Owner, contacts: New[]) {
  const adopted = new Map<string, string>();
  const withEmail = contacts.filter(({ email }) => email !== null);
  if (withEmail.length === 0) return adopted;
  const rows = await tx.$queryRaw<{ key: string; id: string }[]>`
    SELECT i.key, c.id::text AS id
    FROM unnest(
      ${withEmail.map(({ intercomId }) => intercomId)}::text[],
      ${withEmail.map(({ email }) => email)}::text[]
    ) AS i(key, email)
    CROSS JOIN LATERAL (
      SELECT id, created_at FROM contacts
      WHERE workspace_id = ${workspaceId}::uuid AND email_key = lower(i.email)
        AND intercom_contact_id IS NULL AND deleted_at IS NULL AND standing <> 'merged'
      OFFSET 0
    ) c
    ORDER BY c.created_at, c.id, i.key`;
  const taken = new Set<string>();
  for (const { key, id } of rows) {
    if (taken.has(id) || adopted.has(key)) continue;
    taken.add(id);
    adopted.set(key, id);
  }
  return adopted;
}
