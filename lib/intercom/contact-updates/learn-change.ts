import type { IncomingCompany } from "#lib/contacts/save-companies.ts";
import type { IncomingContact } from "#lib/contacts/save-contacts.ts";
import { database } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import type { AskIntercom } from "./ask-intercom.ts";
import { decideStanding } from "./decide-standing.ts";
import { findStands } from "./find-stands.ts";
import type { Archive, Change } from "./read-change.ts";

export type Told = { delivery: Claimed; change: Change };

export type Person = {
  contact: IncomingContact;
  archives: Archive[];
  /** Whether Intercom's search finds them; null if there was no need to ask. */
  isListed: boolean | null;
};

/** What Intercom says now of those whom a notification is about. */
export type Learned = Told & {
  people: Person[];
  goneIds: string[];
  merges: { fromId: string; intoId: string }[];
  companies: IncomingCompany[];
  goneCompanyIds: string[];
};

// Of merges one after the other; more would be a circle.
const longestChain = 10;

/** `archivesOf`: what all notifications at hand say of each contact. Throws IntercomError. */
export async function learnChange(
  work: Work,
  intercom: AskIntercom,
  told: Told,
  archivesOf: Map<string, Archive[]>,
): Promise<Learned> {
  const { contactIds, companyIds, mergedFrom } = told.change;
  const learned: Learned = {
    ...told,
    ...{ people: [], goneIds: [], merges: [], companies: [], goneCompanyIds: [] },
  };
  for (const id of contactIds) {
    const chain = mergedFrom ? [mergedFrom, id] : [id];
    await learnContact(work, intercom, learned, chain, archivesOf);
  }
  const ofPeople = learned.people.flatMap(({ contact }) => contact.companyIds ?? []);
  const unknown = await findUnknown(work, ofPeople);
  for (const id of new Set([...companyIds, ...unknown])) {
    const company = await intercom.findCompany(id);
    if (company) learned.companies.push(company);
    else learned.goneCompanyIds.push(id);
  }
  return learned;
}

/** Follows merges to who is left. Whoever led there is now that contact. */
async function learnContact(
  work: Work,
  intercom: AskIntercom,
  learned: Learned,
  chain: string[],
  archivesOf: Map<string, Archive[]>,
): Promise<void> {
  const id = chain.at(-1) ?? "";
  const now = await intercom.findContact(id);
  if (now.is === "merged" && chain.length < longestChain && !chain.includes(now.intoId)) {
    return learnContact(work, intercom, learned, [...chain, now.intoId], archivesOf);
  }
  learned.merges.push(...chain.slice(0, -1).map((fromId) => ({ fromId, intoId: id })));
  if (now.is !== "here") {
    learned.goneIds.push(...chain);
    return;
  }
  const archives = archivesOf.get(id) ?? [];
  const { contact, companies } = now;
  learned.companies.push(...companies);
  const { intercomAppId } = work.connection;
  const stands = await findStands(database, work.scope, { intercomAppId, contactIds: [id] });
  const seen = { known: stands.get(id) ?? null, archives, updatedAt: contact.updatedAt };
  const isListed = decideStanding(seen) === "ask" ? await intercom.isListed(id) : null;
  learned.people.push({ contact, archives, isListed });
}

/** Companies that are not here yet, or only by their id. */
async function findUnknown({ scope, connection }: Work, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = await database.company.findMany({
    where: {
      workspaceId: scope.workspaceId,
      intercomAppId: connection.intercomAppId,
      intercomCompanyId: { in: ids },
      fingerprint: { not: null },
    },
    select: { intercomCompanyId: true },
  });
  const found = new Set(known.map(({ intercomCompanyId }) => intercomCompanyId));
  return ids.filter((id) => !found.has(id));
}
