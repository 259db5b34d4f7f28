import type { Scope } from "#lib/auth/member.ts";
import { findErased } from "#lib/contacts/erasing/erased-people.ts";
import type { IncomingCompany } from "#lib/contacts/save-companies.ts";
import type { IncomingContact } from "#lib/contacts/save-contacts.ts";
import { database } from "#lib/database/client.ts";
import type { AskIntercom } from "#lib/intercom/contact-updates/ask-intercom.ts";
import { decideStanding } from "#lib/intercom/contact-updates/decide-standing.ts";
import type { Archive } from "#lib/intercom/contact-updates/read-change.ts";
import { findStands } from "./find-stands.ts";

export type Source = { scope: Scope; intercomAppId: string };

export type Person = {
  contact: IncomingContact;
  askedAt: Date;
  archives: Archive[];
  /** When a list was asked for that does not name them; null if there was none. */
  absentSince: Date | null;
  /** Whether Intercom's search finds them; null if there was no need to ask. */
  isListed: boolean | null;
};

/** What Intercom says now of those who were asked for. */
export type Found = {
  people: Person[];
  goneIds: string[];
  merges: { fromId: string; intoId: string }[];
  companies: IncomingCompany[];
  goneCompanyIds: string[];
};

type Asked = {
  /** Intercom's ids of those who were merged one after the other, as far as is known; the last is asked for. */
  chain: string[];
  archives: (id: string) => Archive[];
  absentSince?: Date | null;
};

// Of merges one after the other; more would be a circle.
const longestChain = 10;

export function nothingFound(): Found {
  return { people: [], goneIds: [], merges: [], companies: [], goneCompanyIds: [] };
}

/** Follows merges to who is left, and adds it to `found`. Whoever led there is now that contact. The erased are not asked for. */
export async function learnPerson(
  source: Source,
  intercom: AskIntercom,
  found: Found,
  { chain, archives, absentSince = null }: Asked,
): Promise<void> {
  const id = chain.at(-1) ?? "";
  const { scope, intercomAppId } = source;
  const erased = await findErased(database, scope, { intercomAppId, intercomIds: [id] });
  if (erased.size > 0) {
    found.merges.push(...chain.slice(0, -1).map((fromId) => ({ fromId, intoId: id })));
    return;
  }
  const askedAt = new Date();
  const now = await intercom.findContact(id);
  if (now.is === "merged" && chain.length < longestChain && !chain.includes(now.intoId)) {
    const further = { chain: [...chain, now.intoId], archives };
    return learnPerson(source, intercom, found, further);
  }
  found.merges.push(...chain.slice(0, -1).map((fromId) => ({ fromId, intoId: id })));
  if (now.is !== "here") {
    found.goneIds.push(...chain);
    return;
  }
  const { contact, companies } = now;
  found.companies.push(...companies);
  const stands = await findStands(database, scope, { intercomAppId, contactIds: [id] });
  const person = { contact, askedAt, archives: archives(id), absentSince };
  const seen = { ...person, known: stands.get(id) ?? null, updatedAt: contact.updatedAt };
  const isListed = decideStanding(seen) === "ask" ? await intercom.isListed(id) : null;
  found.people.push({ ...person, isListed });
}

/** Those companies of whoever was found, and `more`, that are not here yet, or only by their id. */
export async function learnCompanies(
  source: Source,
  intercom: AskIntercom,
  found: Found,
  more: string[] = [],
): Promise<void> {
  const named = found.people.flatMap(({ contact }) => contact.companyIds ?? []);
  const brought = new Set(found.companies.map(({ intercomId }) => intercomId));
  const unknown = await findUnknown(
    source,
    named.filter((id) => !brought.has(id)),
  );
  for (const id of new Set([...more, ...unknown])) {
    const company = await intercom.findCompany(id);
    if (company) found.companies.push(company);
    else found.goneCompanyIds.push(id);
  }
}

async function findUnknown({ scope, intercomAppId }: Source, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = await database.company.findMany({
    where: {
      workspaceId: scope.workspaceId,
      intercomAppId,
      intercomCompanyId: { in: ids },
      fingerprint: { not: null },
    },
    select: { intercomCompanyId: true },
  });
  const isKnown = new Set(known.map(({ intercomCompanyId }) => intercomCompanyId));
  return ids.filter((id) => !isKnown.has(id));
}
