import { database } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";

export type Missing = { id: string; intercomId: string };

const atOnce = 50;

// Nobody has counted who was met yet: OFFSET holds the planner to one look into that index for each row, where it would
// compare everybody with everybody.

/**
 * Whoever was in Intercom when the run began, by what is known here, and was not met by it; those who were merged by
 * people here too, who come back when that is undone.
 */
export function missingPeople({ scope, run }: Work, after: string): Promise<Missing[]> {
  const { workspaceId } = scope;
  return database.$queryRaw<Missing[]>`
    SELECT c.id::text AS id, c.intercom_contact_id AS "intercomId"
    FROM contacts c
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.intercom_app_id = ${run.intercomAppId} AND c.id > ${after}::uuid
      AND (c.standing IN ('active', 'archived') OR c.standing = 'merged' AND EXISTS (
        SELECT FROM contact_merges m WHERE m.workspace_id = c.workspace_id AND m.from_id = c.id
          AND m.undone_at IS NULL AND m.from_standing IN ('active', 'archived')))
      AND coalesce(c.standing_since, '-infinity') < ${run.startedAt}
      AND coalesce(c.intercom_created_at, c.created_at) < ${run.startedAt}
      AND c.intercom_contact_id ~ '^[A-Za-z0-9_-]+$'
      AND NOT EXISTS (
        SELECT FROM contact_import_seen s WHERE s.workspace_id = c.workspace_id
          AND s.import_id = ${run.id}::uuid AND s.intercom_contact_id = c.intercom_contact_id OFFSET 0)
    ORDER BY c.id LIMIT ${atOnce}`;
}

export function missingCompanies({ scope, run }: Work, after: string): Promise<Missing[]> {
  const { workspaceId } = scope;
  return database.$queryRaw<Missing[]>`
    SELECT c.id::text AS id, c.intercom_company_id AS "intercomId"
    FROM companies c
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.intercom_app_id = ${run.intercomAppId} AND c.id > ${after}::uuid
      AND c.deleted_at IS NULL AND coalesce(c.intercom_created_at, c.created_at) < ${run.startedAt}
      AND c.intercom_company_id ~ '^[A-Za-z0-9_-]+$'
      AND NOT EXISTS (
        SELECT FROM contact_import_companies s WHERE s.workspace_id = c.workspace_id
          AND s.import_id = ${run.id}::uuid AND s.intercom_company_id = c.intercom_company_id OFFSET 0)
    ORDER BY c.id LIMIT ${atOnce}`;
}
