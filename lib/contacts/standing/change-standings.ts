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
 * merged stay so; of those whom people here have merged it is kept for when that is undone.
 */
export async function changeStandings(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, standings: given }: Given,
): Promise<number> {
  if (given.length === 0) return 0;
  // Two who tell of one deletion make one line of history.
  const standings = [...new Map(given.map((one) => [one.intercomId, one])).values()];
  await keepForUndoing(tx, workspaceId, { intercomAppId, standings });
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

async function keepForUndoing(
  tx: Tx,
  workspaceId: string,
  { intercomAppId, standings }: Given,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE contact_merges m SET from_standing = g.standing, from_standing_since = coalesce(
      g.since, CASE WHEN m.from_standing = g.standing THEN m.from_standing_since ELSE now() END)
    FROM unnest(
      ${standings.map(({ intercomId }) => intercomId)}::text[],
      ${standings.map(({ standing }) => standing)}::contact_standing[],
      ${standings.map(({ since }) => since?.toISOString() ?? null)}::timestamptz[]
    ) AS g (intercom_id, standing, since)
    JOIN contacts c ON c.workspace_id = ${workspaceId}::uuid AND c.standing = 'merged'
      AND c.intercom_app_id = ${intercomAppId} AND c.intercom_contact_id = g.intercom_id
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.from_id = c.id AND m.undone_at IS NULL
      AND (m.from_standing <> g.standing OR g.since IS DISTINCT FROM m.from_standing_since AND g.since IS NOT NULL)`;
}
