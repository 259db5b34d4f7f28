import type { Scope } from "#lib/auth/member.ts";
import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { eraseLater } from "#lib/jobs/enqueue.ts";

/**
 * From the end of the transaction these people, and whoever was merged into them, are nowhere shown, and whatever
 * comes from Intercom under their ids is dropped. Their traces go in the background. Answers how many rows that are.
 */
export async function beginErasing(tx: Tx, scope: Scope, contactIds: string[]): Promise<number> {
  if (contactIds.length === 0) return 0;
  const { workspaceId } = scope;
  await lockContacts(tx, scope);
  const [counted] = await tx.$queryRaw<{ marked: number }[]>`
    WITH RECURSIVE family AS (
      SELECT id FROM contacts WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${contactIds}::uuid[])
      UNION
      SELECT c.id FROM contacts c JOIN family f ON c.merged_into_id = f.id WHERE c.workspace_id = ${workspaceId}::uuid
    ), marked AS (
      UPDATE contacts c SET erasing_since = now(), deleted_at = coalesce(c.deleted_at, now())
      FROM family f
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.id = f.id AND c.erasing_since IS NULL
      RETURNING c.intercom_app_id, c.intercom_contact_id
    ), kept AS (
      INSERT INTO erased_contacts (workspace_id, intercom_app_id, intercom_contact_id)
      SELECT ${workspaceId}::uuid, intercom_app_id, intercom_contact_id FROM marked
      WHERE intercom_app_id IS NOT NULL AND intercom_contact_id IS NOT NULL
      ON CONFLICT DO NOTHING
    )
    SELECT count(*)::int AS marked FROM marked`;
  const marked = counted?.marked ?? 0;
  if (marked > 0) await eraseLater(tx, workspaceId);
  return marked;
}

type Given = { intercomAppId: string; intercomIds: string[] };

/** By Intercom's ids. Of somebody who has no row here there may still be tickets and messages: they get one to erase. */
export async function beginErasingByKey(
  tx: Tx,
  scope: Scope,
  { intercomAppId, intercomIds }: Given,
): Promise<number> {
  if (intercomIds.length === 0) return 0;
  const { workspaceId } = scope;
  await lockContacts(tx, scope);
  await tx.$executeRaw`
    INSERT INTO contacts (workspace_id, id, intercom_app_id, intercom_contact_id, role, edited_fields, deleted_at)
    SELECT ${workspaceId}::uuid, i.id, ${intercomAppId}, i.key, 'lead', '{}', now()
    FROM unnest(${intercomIds.map(newId)}::uuid[], ${intercomIds}::text[]) AS i(id, key)
    WHERE NOT EXISTS (
      SELECT FROM erased_contacts e WHERE e.workspace_id = ${workspaceId}::uuid
        AND e.intercom_app_id = ${intercomAppId} AND e.intercom_contact_id = i.key)
    ON CONFLICT DO NOTHING`;
  const rows = await tx.contact.findMany({
    where: { workspaceId, intercomAppId, intercomContactId: { in: intercomIds } },
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  return beginErasing(tx, scope, ids);
}
