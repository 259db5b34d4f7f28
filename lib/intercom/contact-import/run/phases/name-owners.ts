import { z } from "zod";
import { database } from "#lib/database/client.ts";
import { adminAnswer } from "#lib/intercom/client/answers.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { askIntercom } from "#lib/intercom/contact-import/run/ask-intercom.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";

/** Until somebody who was renamed, or whom Intercom would not tell of, is asked for again. */
const askedAgainAfter = "7 days";

/** Learns who the owners of contacts are, by one call for all: Intercom names them by an id only. */
export async function nameOwners(work: Work): Promise<void> {
  const ids = await listUnasked(work);
  const names = ids.length > 0 ? await askForNames(work) : null;
  if (names === null) return;
  const { workspaceId } = work.scope;
  // One who has left since is still who it was.
  await database.$executeRaw`
    INSERT INTO intercom_teammates AS t (workspace_id, intercom_app_id, teammate_id, name)
    SELECT ${workspaceId}::uuid, ${work.run.intercomAppId}, i.id, i.name
    FROM unnest(${ids}::text[], ${ids.map((id) => names.get(id) ?? null)}::text[]) AS i(id, name)
    ON CONFLICT (workspace_id, intercom_app_id, teammate_id) DO UPDATE
    SET name = coalesce(excluded.name, t.name), asked_at = now()`;
}

async function listUnasked({ scope, run }: Work): Promise<string[]> {
  const { workspaceId } = scope;
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM (
      SELECT DISTINCT owner_id AS id FROM contacts
      WHERE workspace_id = ${workspaceId}::uuid AND intercom_app_id = ${run.intercomAppId} AND owner_id IS NOT NULL
    ) o
    WHERE NOT EXISTS (
      SELECT FROM intercom_teammates t WHERE t.workspace_id = ${workspaceId}::uuid
        AND t.intercom_app_id = ${run.intercomAppId} AND t.teammate_id = o.id
        AND t.asked_at > now() - ${askedAgainAfter}::interval)
    ORDER BY o.id`;
  return rows.map(({ id }) => id);
}

const adminsAnswer = z.object({ admins: z.array(z.unknown()) });

/** Null: Intercom does not tell, and a name is not worth an import. Throws where nothing more may be asked. */
async function askForNames(work: Work): Promise<Map<string, string | null> | null> {
  try {
    const answer = adminsAnswer.safeParse(await askIntercom(work, { path: "/admins" })).data;
    const admins = answer?.admins.flatMap((one) => adminAnswer.safeParse(one).data ?? []);
    return admins ? new Map(admins.map(({ id, name, email }) => [id, name ?? email])) : null;
  } catch (error) {
    const mustStop =
      !(error instanceof IntercomError) ||
      error.kind === "unauthorized" ||
      error.kind === "rate_limited";
    if (mustStop) throw error;
    return null;
  }
}
