import { database } from "#lib/database/client.ts";
import { adminAnswer } from "#lib/intercom/client/answers.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { askIntercom } from "#lib/intercom/contact-import/run/ask-intercom.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";

const mostAtOnce = 100;
/** Until somebody who was renamed, or whom Intercom would not tell of, is asked for again. */
const askedAgainAfter = "7 days";

/** Asks who the owners of contacts are: Intercom names them by an id only. */
export async function nameOwners(work: Work): Promise<void> {
  for (const id of await listUnasked(work)) await nameOwner(work, id);
}

async function listUnasked({ scope, run }: Work): Promise<string[]> {
  const { workspaceId } = scope;
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM (
      SELECT DISTINCT owner_id AS id FROM contacts
      WHERE workspace_id = ${workspaceId}::uuid AND intercom_app_id = ${run.intercomAppId} AND owner_id ~ '^[0-9]+$'
    ) o
    WHERE NOT EXISTS (
      SELECT FROM intercom_teammates t WHERE t.workspace_id = ${workspaceId}::uuid
        AND t.intercom_app_id = ${run.intercomAppId} AND t.teammate_id = o.id AND t.asked_at > now() - ${askedAgainAfter}::interval)
    ORDER BY o.id LIMIT ${mostAtOnce}`;
  return rows.map(({ id }) => id);
}

async function nameOwner(work: Work, teammateId: string): Promise<void> {
  const name = await askForName(work, teammateId);
  const { workspaceId } = work.scope;
  const { intercomAppId } = work.run;
  const told = { name, askedAt: new Date() };
  await database.intercomTeammate.upsert({
    where: {
      workspaceId_intercomAppId_teammateId: { workspaceId, intercomAppId, teammateId },
    },
    create: { workspaceId, intercomAppId, teammateId, ...told },
    // One who has left since is still who it was.
    update: name === null ? { askedAt: told.askedAt } : told,
  });
}

/** A name is not worth an import: what Intercom does not tell is left out. Throws where nothing more may be asked. */
async function askForName(work: Work, id: string): Promise<string | null> {
  try {
    const admin = adminAnswer.safeParse(await askIntercom(work, { path: `/admins/${id}` })).data;
    return admin?.name ?? admin?.email ?? null;
  } catch (error) {
    const mustStop =
      !(error instanceof IntercomError) ||
      error.kind === "unauthorized" ||
      error.kind === "rate_limited";
    if (mustStop) throw error;
    return null;
  }
}
