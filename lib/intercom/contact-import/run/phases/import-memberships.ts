import { saveCompanies } from "#lib/contacts/save-companies.ts";
import { saveLinks } from "#lib/contacts/saving/save-links.ts";
import { database, type Tx } from "#lib/database/client.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { mostInlined } from "#lib/intercom/contact-import/reading/intercom-people.ts";
import {
  type CompaniesOf,
  listCompaniesOf,
} from "#lib/intercom/contact-import/reading/list-companies-of.ts";
import { askIntercom } from "#lib/intercom/contact-import/run/ask-intercom.ts";
import { commitStep } from "#lib/intercom/contact-import/run/commit-step.ts";
import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";
import { unlessBroken } from "#lib/intercom/contact-import/run/unless-broken.ts";
import { isAtCompanies, nameCompanies } from "./name-companies.ts";

const atOnce = 20;

type Person = { id: string; intercomId: string };

/**
 * Asks for all companies of whoever has so many that the list of contacts cannot have named them all; a sweep only of
 * those whom it, or a notification meanwhile, has written. Then for those of which no more than the id is known.
 */
export async function importMemberships(work: Work): Promise<void> {
  while (work.place.phase === "memberships") {
    if (isAtCompanies(work)) return nameCompanies(work);
    const people = await listCutShort(work);
    if (people.length === 0) return nameCompanies(work);
    for (const person of people) {
      const ofPerson = await unlessBroken(work, () => fetchCompaniesOf(work, person));
      await commitStep(work, {
        to: { phase: "memberships", cursor: person.id },
        save: (tx) => saveMemberships(tx, work, { person, ofPerson }),
      });
      if (work.isOver()) return;
    }
  }
}

function listCutShort({ scope, run, place, access }: Work): Promise<Person[]> {
  const after = place.cursor ?? "00000000-0000-0000-0000-000000000000";
  const writtenSince = run.kind === "full" ? null : run.startedAt;
  return database.$queryRaw<Person[]>`
    SELECT c.id::text AS id, c.intercom_contact_id AS "intercomId"
    FROM contacts c
    JOIN (
      SELECT contact_id AS id FROM contact_companies
      WHERE workspace_id = ${scope.workspaceId}::uuid AND contact_id > ${after}::uuid
      GROUP BY contact_id HAVING count(*) >= ${mostInlined}
      UNION
      SELECT p.id FROM contact_import_seen s
      JOIN contacts p ON p.workspace_id = s.workspace_id AND p.id > ${after}::uuid
        AND p.intercom_app_id = ${access.connection.intercomAppId} AND p.intercom_contact_id = s.intercom_contact_id
      WHERE s.workspace_id = ${scope.workspaceId}::uuid AND s.import_id = ${run.id}::uuid AND s.is_cut_short
    ) many ON many.id = c.id
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.standing = 'active'
      AND c.intercom_app_id = ${access.connection.intercomAppId} AND c.intercom_contact_id IS NOT NULL
      AND c.updated_at >= coalesce(${writtenSince}::timestamptz, '-infinity')
    ORDER BY c.id LIMIT ${atOnce}`;
}

/** Null: Intercom does not have the person any more. */
async function fetchCompaniesOf(work: Work, { intercomId }: Person): Promise<CompaniesOf | null> {
  try {
    return await listCompaniesOf((call) => askIntercom(work, call), intercomId);
  } catch (error) {
    const isGone =
      error instanceof IntercomError && (error.kind === "not_found" || error.kind === "gone");
    if (isGone) return null;
    throw error;
  }
}

type Memberships = { person: Person; ofPerson: CompaniesOf | null };

async function saveMemberships(tx: Tx, work: Work, { person, ofPerson }: Memberships) {
  if (ofPerson === null) return { written: 0 };
  const { companies, isComplete } = ofPerson;
  const { intercomAppId } = work.access.connection;
  const saved = await saveCompanies(tx, work.scope, { intercomAppId, companies });
  const companyIds = companies.map(({ intercomId }) => intercomId);
  const links = [{ intercomId: person.intercomId, companyIds, isComplete }];
  await saveLinks(tx, work.scope, { intercomAppId, links });
  return saved;
}
