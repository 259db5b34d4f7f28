import { eraseDeleted } from "#lib/contacts/erasing/erase-deleted.ts";
import { eraseMerged } from "#lib/contacts/erasing/erase-merged.ts";
import { saveCompanies } from "#lib/contacts/save-companies.ts";
import { saveContacts } from "#lib/contacts/save-contacts.ts";
import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import { changeStandings } from "#lib/contacts/standing/change-standings.ts";
import { dropCompanies } from "#lib/contacts/standing/drop-companies.ts";
import { followMerges } from "#lib/contacts/standing/follow-merges.ts";
import type { Tx } from "#lib/database/client.ts";
import { decideStanding, standingAsFound } from "#lib/intercom/contact-updates/decide-standing.ts";
import { findStands } from "./find-stands.ts";
import type { Found, Person, Source } from "./learn-person.ts";
import { noteLeavers } from "./note-leavers.ts";

/** People, companies, merges and standings as they were learnt. Answers how much differed from what was here. */
export async function saveLearned(
  tx: Tx,
  source: Source,
  found: Found[],
): Promise<{ written: number }> {
  const { scope, intercomAppId } = source;
  await lockContacts(tx, scope);
  const people = found.flatMap((one) => one.people);
  const contacts = people.map(({ contact }) => contact);
  const companies = found.flatMap((one) => one.companies);
  const named = await saveCompanies(tx, scope, { intercomAppId, companies });
  const standings = await decideStandings(tx, source, people);
  const saved = await saveContacts(tx, scope, { intercomAppId, contacts, listedAt: null });
  const told = found.flatMap((one) => one.merges);
  const merges = await eraseMerged(tx, scope, { intercomAppId, merges: told });
  const merged = await followMerges(tx, scope, { intercomAppId, merges });
  const gone = found.flatMap(({ goneIds }) => goneIds);
  await eraseDeleted(tx, scope, { intercomAppId, intercomIds: gone });
  const deleted = gone.map(
    (intercomId) => ({ intercomId, standing: "deleted", since: null }) as const,
  );
  await noteLeavers(tx, source, [...gone, ...told.map(({ fromId }) => fromId)]);
  const changed = await changeStandings(tx, scope, {
    intercomAppId,
    standings: [...standings, ...deleted],
  });
  const intercomIds = found.flatMap((one) => one.goneCompanyIds);
  const dropped = await dropCompanies(tx, scope, { intercomAppId, intercomIds });
  return { written: named.written + saved.written + merged + changed + dropped };
}

async function decideStandings(tx: Tx, { scope, intercomAppId }: Source, people: Person[]) {
  const contactIds = people.map(({ contact }) => contact.intercomId);
  const stands = await findStands(tx, scope, { intercomAppId, contactIds });
  const byId = new Map(people.map((person) => [person.contact.intercomId, person]));
  return [...byId].flatMap(
    ([intercomId, { contact, archives, absentSince, isListed, askedAt }]) => {
      const known = stands.get(intercomId) ?? null;
      // Deleted since: the answer is older than that.
      if (known?.standing === "deleted" && known.since && known.since > askedAt) return [];
      const seen = { known, archives, absentSince, updatedAt: contact.updatedAt };
      const decided = decideStanding(seen);
      const isKnown = isListed ?? known?.standing !== "archived";
      return [{ intercomId, ...(decided === "ask" ? standingAsFound(seen, isKnown) : decided) }];
    },
  );
}
