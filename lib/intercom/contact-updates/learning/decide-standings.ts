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
  const { contact, isListed } = person;
  if (isOutdated(person, known)) return [];
  const seen = { ...person, known, updatedAt: contact.updatedAt };
  const decided = decideStanding(seen);
  const isFound = isListed ?? known?.standing !== "archived";
  const settled = decided === "ask" ? standingAsFound(seen, isFound) : decided;
  return [{ intercomId: contact.intercomId, ...settled }];
}

function standingInArchive(archived: Archived, known: Known | null): Standing[] {
  const { id, archives, askedAt, isShown } = archived;
  if (isOutdated(archived, known)) return [];
  const told = archives.flatMap(({ isIn, at }) => (isIn && at && !isShown ? [at.getTime()] : []));
  const newest = new Date(told.length > 0 ? Math.max(...told) : askedAt);
  const since = known?.standing === "archived" ? known.since : newest;
  return [{ intercomId: id, standing: "archived", since }];
}

/** They have left since they were asked for, and no newer word brings them back. */
function isOutdated({ askedAt, archives }: Person | Archived, known: Known | null): boolean {
  const { standing, since = null } = known ?? {};
  if (standing === "active" || since === null || since <= askedAt) return false;
  return standing === "deleted" || archives.every(({ at }) => at !== null && at <= since);
}
