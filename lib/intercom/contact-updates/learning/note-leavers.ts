import type { Tx } from "#lib/database/client.ts";
import type { Source } from "./learn-person.ts";

/**
 * Tells the run that is open of these: a page that it asked for before they left may still name those whom nobody here
 * knew. A full run asks for them at its end; a sweep leaves them out.
 */
export async function noteLeavers(
  tx: Tx,
  { scope: { workspaceId }, intercomAppId }: Source,
  intercomIds: string[],
): Promise<void> {
  if (intercomIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO contact_import_seen (workspace_id, import_id, intercom_contact_id, has_left)
    SELECT DISTINCT i.workspace_id, i.id, k.key, true
    FROM contact_imports i CROSS JOIN unnest(${intercomIds}::text[]) AS k(key)
    WHERE i.workspace_id = ${workspaceId}::uuid AND i.is_open
      AND i.intercom_app_id = ${intercomAppId}
    ORDER BY k.key
    ON CONFLICT (workspace_id, import_id, intercom_contact_id) DO UPDATE SET has_left = true`;
}
