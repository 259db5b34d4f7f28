import type { Scope } from "#lib/auth/member.ts";
import { findErased } from "#lib/contacts/erasing/erased-people.ts";
import type { IncomingCompany } from "#lib/contacts/save-companies.ts";
import type { IncomingContact } from "#lib/contacts/save-contacts.ts";
import { database } from "#lib/database/client.ts";
import type { AskIntercom, Now } from "#lib/intercom/contact-updates/ask-intercom.ts";
import { decideStanding } from "#lib/intercom/contact-updates/decide-standing.ts";
import type { Archive } from "#lib/intercom/contact-updates/read-change.ts";
import { findStands, type Known } from "./find-stands.ts";
import { type HowLeft, judgeAbsence, type Words } from "./judge-absence.ts";
import { showsArchived } from "./shows-archived.ts";

export type Source = { scope: Scope; intercomAppId: string };

export type Person = {
  contact: IncomingContact;
  askedAt: Date;
  archives: Archive[];
  /** When a list was asked for that does not name them; null if there was none. */
  absentSince: Date | null;
  /** Unknown here, though they came long before they were asked for. */
  isStranger: boolean;
  /** Whether Intercom's search finds them; null if there was no need to ask. */
  isListed: boolean | null;
  /** Who was merged into them; null: Intercom did not say. */
  mergedIds: string[] | null;
};

/** Somebody in the archive of whom Intercom tells no more. */
export type Archived = {
  id: string;
  askedAt: Date;
  archives: Archive[];
  /** Intercom itself says so, instead of having nobody by this id. */
  isShown: boolean;
};

/** What Intercom says now of those who were asked for. */
export type Found = {
  people: Person[];
  archived: Archived[];
  left: { id: string; how: HowLeft }[];
  /** Whom Intercom does not show, for which there may be many reasons. */
  unclearIds: string[];
  merges: { fromId: string; intoId: string }[];
  companies: IncomingCompany[];
  goneCompanyIds: string[];
};

type Asked = {
  /** Intercom's ids of those who were merged one after the other, as far as is known; the last is asked for. */
  chain: string[];
  words: (id: string) => Words;
  absentSince?: Date | null;
};

// Of merges one after the other; more would be a circle.
const longestChain = 10;
// New people are not searchable for a few minutes (Intercom-OpenAPI 2.16, "Search contacts").
const searchLagMs = 10 * 60_000;

export function nothingFound(): Found {
  return {
    ...{ people: [], archived: [], left: [], unclearIds: [] },
    ...{ merges: [], companies: [], goneCompanyIds: [] },
  };
}

/** Follows merges to who is left, and adds it to `found`. Whoever led there is now that contact. The erased are not asked for. */
export async function learnPerson(
  source: Source,
  intercom: AskIntercom,
  found: Found,
  { chain, words, absentSince = null }: Asked,
): Promise<void> {
  const id = chain.at(-1) ?? "";
  const { scope, intercomAppId } = source;
  const led = chain.slice(0, -1);
  const erased = await findErased(database, scope, { intercomAppId, intercomIds: [id] });
  if (erased.size > 0) {
    found.merges.push(...led.map((fromId) => ({ fromId, intoId: id })));
    return;
  }
  const askedAt = new Date();
  const now = await intercom.findContact(id);
  if (now.is === "merged" && now.intoId !== null && isFurther(chain, now.intoId)) {
    const further = { chain: [...chain, now.intoId], words, absentSince: null };
    return learnPerson(source, intercom, found, further);
  }
  found.merges.push(...led.map((fromId) => ({ fromId, intoId: id })));
  const stands = await findStands(database, scope, { intercomAppId, contactIds: [id] });
  const seen = { id, askedAt, absentSince, words: words(id), known: stands.get(id) ?? null };
  if (now.is === "here") return learnHere(intercom, found, { ...seen, now });
  await learnAbsent(source, found, { ...seen, now, led });
}

function isFurther(chain: string[], id: string): boolean {
  return chain.length < longestChain && !chain.includes(id);
}

type Seen = {
  id: string;
  askedAt: Date;
  absentSince: Date | null;
  words: Words;
  known: Known | null;
};

type Here = Seen & { now: Extract<Now, { is: "here" }> };

async function learnHere(intercom: AskIntercom, found: Found, here: Here): Promise<void> {
  const { id, now, askedAt, absentSince, words, known } = here;
  const { contact, companies, isArchived, mergedIds } = now;
  found.companies.push(...companies);
  const isNews = isArchived !== null && isArchived !== (known?.standing === "archived");
  const archives = isNews ? [...words.archives, { isIn: isArchived, at: askedAt }] : words.archives;
  const cameBefore = askedAt.getTime() - searchLagMs;
  const isStranger =
    known === null && (contact.createdAt?.getTime() ?? askedAt.getTime()) < cameBefore;
  const person = { contact, askedAt, archives, absentSince, isStranger, mergedIds };
  const seen = { ...person, known, updatedAt: contact.updatedAt };
  const isOpen = decideStanding(seen) === "ask";
  const isListed = isOpen && (isArchived === null ? await intercom.isListed(id) : !isArchived);
  found.people.push({ ...person, isListed: isOpen ? isListed : null });
}

type Absent = Seen & { now: Exclude<Now, { is: "here" }>; led: string[] };

async function learnAbsent(source: Source, found: Found, absent: Absent): Promise<void> {
  const { id, now, askedAt, absentSince, words, known, led } = absent;
  const how = await judgeAbsence({
    ...{ now, words, known, isUnlisted: absentSince !== null },
    showsArchived: () => showsArchived(source),
  });
  // Whoever was merged into somebody who was deleted is that person; else it is only certain that they are there no more.
  found.left.push(
    ...led.map((one) => ({ id: one, how: how === "deleted" ? how : "merged" }) as const),
  );
  if (how === "as known") return;
  if (how === "unclear") found.unclearIds.push(id);
  else if (how === "archived") {
    const isShown = now.is === "archived";
    found.archived.push({ id, askedAt, archives: words.archives, isShown });
  } else found.left.push({ id, how });
}
