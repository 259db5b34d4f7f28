import type { IncomingContact } from "#lib/contacts/save-contacts.ts";
import type { Tx } from "#lib/database/client.ts";
import {
  type Decided,
  decideStanding,
  standingAsFound,
} from "#lib/intercom/contact-updates/decide-standing.ts";
import { findStands, type Known } from "./find-stands.ts";
import type { Archived, Found, Person, Source } from "./learn-person.ts";

type Standing = Decided & { intercomId: string };

export type Settled = {
  standings: Standing[];
  /** Of those whom Intercom still has, whom to save. */
  contacts: IncomingContact[];
  /** In the archive, and nobody here knows them: they stay unknown. */
  strangerIds: string[];
};

/** Where those stand whom Intercom still has, as of what is known here by now. */
export async function decideStandings(
  tx: Tx,
  { scope, intercomAppId }: Source,
  found: Found[],
): Promise<Settled> {
  const people = new Map(
    found.flatMap((one) => one.people.map((person) => [person.contact.intercomId, person])),
  );
  const archived = new Map(found.flatMap((one) => one.archived.map((each) => [each.id, each])));
  const contactIds = [...people.keys(), ...archived.keys()];
  const stands = await findStands(tx, scope, { intercomAppId, contactIds });
  const knownOf = (id: string) => stands.get(id) ?? null;
  const standings = [
    ...[...people].flatMap(([id, person]) => standingOf(person, knownOf(id))),
    ...[...archived].flatMap(([id, one]) => standingInArchive(one, knownOf(id))),
  ];
  const survivors = new Set(found.flatMap(({ merges }) => merges.map(({ intoId }) => intoId)));
  const strangerIds = standings
    .filter(({ intercomId: id, standing }) => standing === "archived" && !stands.has(id))
    .map(({ intercomId }) => intercomId)
    .filter((id) => !survivors.has(id));
  const contacts = [...people.values()].map(({ contact }) => contact);
  return {
    ...{ standings, strangerIds },
    contacts: contacts.filter(({ intercomId }) => !strangerIds.includes(intercomId)),
  };
}

function standingOf(person: Person, known: Known | null): Standing[] {
  const { contact, isListed, askedAt } = person;
  if (isNewer(known, askedAt)) return [];
  const seen = { ...person, known, updatedAt: contact.updatedAt };
  const decided = decideStanding(seen);
  const isFound = isListed ?? known?.standing !== "archived";
  const settled = decided === "ask" ? standingAsFound(seen, isFound) : decided;
  return [{ intercomId: contact.intercomId, ...settled }];
}

function standingInArchive({ id, archives, askedAt }: Archived, known: Known | null): Standing[] {
  if (isNewer(known, askedAt)) return [];
  const told = archives.flatMap(({ isIn, at }) => (isIn && at ? [at.getTime()] : []));
  const newest = new Date(told.length > 0 ? Math.max(...told) : askedAt);
  const since = known?.standing === "archived" ? known.since : newest;
  return [{ intercomId: id, standing: "archived", since }];
}

/** Deleted since: the answer is older than that. */
function isNewer(known: Known | null, askedAt: Date): boolean {
  return known?.standing === "deleted" && known.since !== null && known.since > askedAt;
}
