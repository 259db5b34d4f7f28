import { database } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";

/** Intercom lists so few that it is likelier to be wrong than that all the others are gone. */
export class FewListed extends Error {
  constructor({ listed, here }: Counts) {
    const [some, all] = [listed, here].map((count) => count.toLocaleString("en"));
    super(`Intercom lists only ${some} of the ${all} people who are here`);
  }
}

type Counts = { listed: number; here: number };

const fewMissing = 10;

/** Throws FewListed where more than ten people, and more than half of all, would be gone at once. */
export async function doubtAbsence({ scope: { workspaceId }, run }: Work): Promise<void> {
  const [counts] = await database.$queryRaw<Counts[]>`
    SELECT count(*)::int AS here, count(*) FILTER (WHERE EXISTS (
      SELECT FROM contact_import_seen s WHERE s.workspace_id = c.workspace_id
        AND s.import_id = ${run.id}::uuid AND s.intercom_contact_id = c.intercom_contact_id OFFSET 0))::int AS listed
    FROM contacts c
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.intercom_app_id = ${run.intercomAppId}
      AND c.standing = 'active' AND coalesce(c.intercom_created_at, c.created_at) < ${run.startedAt}`;
  if (!counts) return;
  const { listed, here } = counts;
  if (here - listed > fewMissing && listed < here / 2) throw new FewListed(counts);
}
