import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

type ContactStanding = "active" | "archived" | "deleted";

type Given = {
  intercomAppId: string;
  /** By Intercom's ids; whoever is not here is passed over. `since` null: since whenever it was. */
  standings: { intercomId: string; standing: ContactStanding; since: Date | null }[];
};

/**
 * Where people stand in Intercom, with a line of history for each whose standing changes; answers how many did. The
 * merged stay so.
 */
export async function changeStandings(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, standings }: Given,
): Promise<number> {
  if (standings.length === 0) return 0;
  return tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM unnest(
        ${standings.map(({ intercomId }) => intercomId)}::text[],
        ${standings.map(({ standing }) => standing)}::contact_standing[],
        ${standings.map(({ since }) => since?.toISOString() ?? null)}::timestamptz[],
        ${standings.map(newId)}::uuid[]
      ) AS g (intercom_id, standing, since, line_id)
    ), before AS MATERIALIZED (
      SELECT c.id, c.standing AS was, g.standing AS becomes, g.since, g.line_id
      FROM given g JOIN contacts c ON c.workspace_id = ${workspaceId}::uuid
        AND c.intercom_app_id = ${intercomAppId} AND c.intercom_contact_id = g.intercom_id
      WHERE c.standing <> 'merged'
        AND (c.standing <> g.standing OR c.standing_since IS DISTINCT FROM coalesce(g.since, c.standing_since))
      ORDER BY c.id FOR UPDATE OF c
    ), written AS (
      UPDATE contacts c SET standing = b.becomes, updated_at = now(),
        standing_since = coalesce(b.since, CASE WHEN b.was = b.becomes THEN c.standing_since ELSE now() END)
      FROM before b WHERE c.workspace_id = ${workspaceId}::uuid AND c.id = b.id
    )
    INSERT INTO contact_changes (workspace_id, id, contact_id, what, before, after)
    SELECT ${workspaceId}::uuid, line_id, id, 'standing', was::text, becomes::text
    FROM before WHERE was <> becomes`;
}
