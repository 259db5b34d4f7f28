import { database } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";

// In the order of Intercom's ids, by which both tables have an index: a piece is read without reading all.
// The planner knows nothing yet of whom this run has met: OFFSET holds it to one look into the index for each row, where
// it may else compare everybody with everybody.

type Missing = { intercomId: string };

const atOnce = 50;

/**
 * Whoever was in Intercom when the run began, by what is known here, and was not met by it; those who were merged by
 * people here too, who come back when that is undone. And whoever was told of as gone while a page that names them may
 * have been on its way, and whoever was met though a word of the same second says that they are archived. And whoever
 * was gone before without a word of Intercom's, and is erased if they still are.
 */
export async function missingPeople({ scope, run }: Work, after: string): Promise<string[]> {
  const { workspaceId } = scope;
  const rows = await database.$queryRaw<Missing[]>`
    SELECT c.intercom_contact_id AS "intercomId" FROM contacts c
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.intercom_app_id = ${run.intercomAppId}
      AND c.intercom_contact_id > ${after} AND c.intercom_contact_id ~ '^[A-Za-z0-9_-]+$'
      AND (c.standing IN ('active', 'archived') OR c.standing = 'deleted' AND c.absent_since IS NOT NULL
        OR c.standing = 'merged' AND EXISTS (
        SELECT FROM contact_merges m WHERE m.workspace_id = c.workspace_id AND m.from_id = c.id
          AND m.undone_at IS NULL AND m.from_standing IN ('active', 'archived')))
      AND coalesce(
        (SELECT s.has_left OR c.standing = 'archived' FROM contact_import_seen s WHERE s.workspace_id = c.workspace_id
          AND s.import_id = ${run.id}::uuid AND s.intercom_contact_id = c.intercom_contact_id OFFSET 0),
        coalesce(c.standing_since, '-infinity') < ${run.startedAt}
          AND coalesce(c.intercom_created_at, c.created_at) < date_trunc('second', ${run.startedAt}::timestamptz))
    ORDER BY c.intercom_contact_id LIMIT ${atOnce}`;
  return rows.map(({ intercomId }) => intercomId);
}

export async function missingCompanies({ scope, run }: Work, after: string): Promise<string[]> {
  const { workspaceId } = scope;
  const rows = await database.$queryRaw<Missing[]>`
    SELECT c.intercom_company_id AS "intercomId" FROM companies c
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.intercom_app_id = ${run.intercomAppId}
      AND c.intercom_company_id > ${after} AND c.intercom_company_id ~ '^[A-Za-z0-9_-]+$'
      AND c.deleted_at IS NULL AND coalesce(c.intercom_created_at, c.created_at) < ${run.startedAt}
      AND NOT EXISTS (
        SELECT FROM contact_import_companies s WHERE s.workspace_id = c.workspace_id
          AND s.import_id = ${run.id}::uuid AND s.intercom_company_id = c.intercom_company_id OFFSET 0)
    ORDER BY c.intercom_company_id LIMIT ${atOnce}`;
  return rows.map(({ intercomId }) => intercomId);
}
