import type { Tx } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";

export type Counts = {
  here: number;
  /** Of those whom Intercom lists: not here because people here have merged, deleted or erased them. */
  mergedHere: number;
  deletedHere: number;
  erasedHere: number;
};

/** Who is here beside Intercom's own count, with what people here did to those whom Intercom has. */
export async function countHere(tx: Tx, { scope, run }: Work): Promise<Counts> {
  const { workspaceId } = scope;
  const [counts] = await tx.$queryRaw<Counts[]>`
    WITH listed AS (
      SELECT c.standing, c.deleted_at, c.erasing_since FROM contacts c
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.intercom_app_id = ${run.intercomAppId}
    )
    SELECT
      (SELECT count(*)::int FROM listed WHERE standing = 'active' AND deleted_at IS NULL) AS here,
      (SELECT count(*)::int FROM listed WHERE standing = 'active' AND deleted_at IS NOT NULL
        AND erasing_since IS NULL) AS "deletedHere",
      (SELECT count(*)::int FROM contact_merges m JOIN contacts c ON c.workspace_id = m.workspace_id AND c.id = m.from_id
        WHERE m.workspace_id = ${workspaceId}::uuid AND m.undone_at IS NULL AND c.standing = 'merged'
          AND EXISTS (
            SELECT FROM contact_import_seen s WHERE s.workspace_id = c.workspace_id
              AND s.import_id = ${run.id}::uuid AND s.intercom_contact_id = c.intercom_contact_id)) AS "mergedHere",
      (SELECT count(*)::int FROM erased_contacts e
        JOIN contact_import_seen s ON s.workspace_id = e.workspace_id AND s.import_id = ${run.id}::uuid
          AND s.intercom_contact_id = e.intercom_contact_id
        WHERE e.workspace_id = ${workspaceId}::uuid AND e.intercom_app_id = ${run.intercomAppId}) AS "erasedHere"`;
  return counts ?? { here: 0, mergedHere: 0, deletedHere: 0, erasedHere: 0 };
}
