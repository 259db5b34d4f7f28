import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import type { Owner } from "./match-contacts.ts";

/** `isComplete` false: these companies and perhaps more, so that none is taken away. */
export type ContactLinks = {
  contactId: string;
  /** Intercom's. */
  companyIds: string[];
  isComplete: boolean;
};

/**
 * Adds what is missing and takes away what is not named any more, save what was linked here. A company not heard of yet
 * gets a row that is filled later. What is as it should be is not written. Needs `lockContacts`.
 */
export async function writeLinks(
  tx: Tx,
  { workspaceId, intercomAppId }: Owner,
  contacts: ContactLinks[],
): Promise<void> {
  if (contacts.length === 0) return;
  const keys = [...new Set(contacts.flatMap(({ companyIds }) => companyIds))].sort();
  const named = keys.map((key) => ({ key, newId: newId() }));
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(contacts)}::text::jsonb)
        AS i("contactId" uuid, "companyIds" text[], "isComplete" boolean)
    ), named AS MATERIALIZED (
      SELECT n.key, n."newId", (
        SELECT id FROM companies WHERE workspace_id = ${workspaceId}::uuid
          AND intercom_app_id = ${intercomAppId} AND intercom_company_id = n.key) AS id
      FROM jsonb_to_recordset(${JSON.stringify(named)}::text::jsonb) AS n(key text, "newId" uuid)
    ), made AS (
      INSERT INTO companies (workspace_id, id, intercom_app_id, intercom_company_id)
      SELECT ${workspaceId}::uuid, "newId", ${intercomAppId}, key FROM named WHERE id IS NULL ORDER BY key
    ), wanted AS MATERIALIZED (
      SELECT DISTINCT g."contactId", coalesce(n.id, n."newId") AS "companyId"
      FROM given g CROSS JOIN LATERAL unnest(g."companyIds") AS k(key) JOIN named n ON n.key = k.key
    ), dropped AS (
      DELETE FROM contact_companies l USING given g
      WHERE l.workspace_id = ${workspaceId}::uuid AND l.contact_id = g."contactId"
        AND g."isComplete" AND NOT l.added_here AND NOT EXISTS (
          SELECT FROM wanted w WHERE w."contactId" = l.contact_id AND w."companyId" = l.company_id)
    )
    INSERT INTO contact_companies (workspace_id, contact_id, company_id)
    SELECT ${workspaceId}::uuid, "contactId", "companyId" FROM wanted
    ON CONFLICT DO NOTHING`;
}
