import { database } from "#lib/database/client.ts";
import { askIntercom } from "#lib/intercom/contact-import/run/ask-intercom.ts";
import { commitStep } from "#lib/intercom/contact-import/run/commit-step.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";
import { unlessBroken } from "#lib/intercom/contact-import/run/unless-broken.ts";
import { askThrough } from "#lib/intercom/contact-updates/ask-intercom.ts";
import { learnCompanies } from "#lib/intercom/contact-updates/learning/learn-companies.ts";
import { nothingFound } from "#lib/intercom/contact-updates/learning/learn-person.ts";
import { saveLearned } from "#lib/intercom/contact-updates/learning/save-learned.ts";

const atOnce = 50;
const marker = "companies ";

/** Whether the run, among memberships, has come to this. */
export function isAtCompanies({ place: { cursor } }: Work): boolean {
  return cursor?.startsWith(marker) ?? false;
}

/** Asks for every company that people brought along of which no more than its id is known. */
export async function nameCompanies(work: Work): Promise<void> {
  const source = { scope: work.scope, intercomAppId: work.run.intercomAppId };
  const intercom = askThrough((call) => askIntercom(work, call));
  while (work.place.phase === "memberships") {
    const ids = await listNameless(work);
    if (ids.length === 0) {
      const phase = work.run.kind === "full" ? "gone" : "counting";
      return commitStep(work, { to: { phase, cursor: null } });
    }
    for (const id of ids) {
      const found = await unlessBroken(work, async () => {
        const learned = nothingFound();
        await learnCompanies(source, intercom, learned, [id]);
        return learned;
      });
      await commitStep(work, {
        to: { phase: "memberships", cursor: `${marker}${id}` },
        companies: [id],
        save: async (tx) => (found ? saveLearned(tx, source, [found]) : { written: 0 }),
      });
      if (work.isOver()) return;
    }
  }
}

async function listNameless(work: Work): Promise<string[]> {
  const { scope, run, place } = work;
  const after = isAtCompanies(work) ? place.cursor?.slice(marker.length) : "";
  const rows = await database.$queryRaw<{ intercomId: string }[]>`
    SELECT intercom_company_id AS "intercomId" FROM companies
    WHERE workspace_id = ${scope.workspaceId}::uuid AND intercom_app_id = ${run.intercomAppId}
      AND fingerprint IS NULL AND deleted_at IS NULL
      AND intercom_company_id > ${after} AND intercom_company_id ~ '^[A-Za-z0-9_-]+$'
    ORDER BY intercom_company_id LIMIT ${atOnce}`;
  return rows.map(({ intercomId }) => intercomId);
}
