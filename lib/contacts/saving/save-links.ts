import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

/** `isComplete` false: these and perhaps more, so that none is taken away. */
type Links = { intercomId: string; companyIds: string[]; isComplete: boolean };

type Given = { intercomAppId: string; links: Links[] };

/** Whom which company belongs to, by Intercom's ids. A company not heard of yet gets a row that is filled later. */
export async function saveLinks(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, links }: Given,
): Promise<void> {
  if (links.length === 0) return;
  const pairs = links.flatMap(({ intercomId, companyIds }) =>
    companyIds.map((companyId) => ({ intercomId, companyId })),
  );
  const companyIds = [...new Set(pairs.map(({ companyId }) => companyId))].sort();
  if (companyIds.length > 0) {
    await tx.$executeRaw`
      INSERT INTO companies (workspace_id, id, intercom_app_id, intercom_company_id)
      SELECT ${workspaceId}::uuid, i.id, ${intercomAppId}, i.key
      FROM unnest(${companyIds.map(newId)}::uuid[], ${companyIds}::text[]) AS i(id, key)
      ON CONFLICT DO NOTHING`;
  }
  const complete = links.filter(({ isComplete }) => isComplete).map(({ intercomId }) => intercomId);
  await tx.$executeRaw`
    WITH wanted AS MATERIALIZED (
      SELECT DISTINCT p.id AS contact_id, o.id AS company_id
      FROM unnest(
        ${pairs.map(({ intercomId }) => intercomId)}::text[], ${pairs.map(({ companyId }) => companyId)}::text[]
      ) AS i(contact, company)
      CROSS JOIN LATERAL (
        SELECT id FROM contacts WHERE workspace_id = ${workspaceId}::uuid
          AND intercom_app_id = ${intercomAppId} AND intercom_contact_id = i.contact LIMIT 1) p
      CROSS JOIN LATERAL (
        SELECT id FROM companies WHERE workspace_id = ${workspaceId}::uuid
          AND intercom_app_id = ${intercomAppId} AND intercom_company_id = i.company LIMIT 1) o
    ), dropped AS (
      DELETE FROM contact_companies l
      WHERE l.workspace_id = ${workspaceId}::uuid
        AND l.contact_id = ANY (ARRAY(
          SELECT (
            SELECT id FROM contacts WHERE workspace_id = ${workspaceId}::uuid
              AND intercom_app_id = ${intercomAppId} AND intercom_contact_id = i.key LIMIT 1)
          FROM unnest(${complete}::text[]) AS i(key)))
        AND NOT l.added_here AND NOT EXISTS (
          SELECT FROM wanted w WHERE w.contact_id = l.contact_id AND w.company_id = l.company_id)
    )
    INSERT INTO contact_companies (workspace_id, contact_id, company_id)
    SELECT ${workspaceId}::uuid, contact_id, company_id FROM wanted
    ON CONFLICT DO NOTHING`;
}
