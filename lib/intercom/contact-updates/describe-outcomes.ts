import { findErased } from "#lib/contacts/erasing/erased-people.ts";
import { nameOfCompany, nameOfPerson } from "#lib/contacts/stand-in.ts";
import type { Tx } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Outcome } from "#lib/intercom/webhook-to-ticket/queue/deliveries.ts";
import type { Learned } from "./learn-change.ts";
import type { Change } from "./read-change.ts";

type Finished = Outcome & { id: string };

/** What became of each delivery, in words, once it is written. */
export async function describeOutcomes(
  tx: Tx,
  work: Work,
  learned: Learned[],
): Promise<Finished[]> {
  const people = await findPeople(tx, work, learned);
  const companies = await findCompanies(tx, work, learned);
  const erased = await findErased(tx, work.scope, {
    intercomAppId: work.connection.intercomAppId,
    intercomIds: learned.flatMap(({ change }) => change.contactIds),
  });
  return learned.map(({ delivery, change, left, unclearIds, goneCompanyIds }) => {
    if (erased.has(change.contactIds[0] ?? "")) {
      if (left.length > 0) return done(delivery.id, "Deleted in Intercom, and erased here");
      const summary = "Ignored: this person was erased";
      return { id: delivery.id, outcome: "ignored", summary };
    }
    const person = people.get(change.contactIds[0] ?? "");
    const [companyId = ""] = change.companyIds;
    const company = companies.get(companyId);
    if (person && unclearIds.length > 0) {
      const summary = `Ignored: Intercom does not show ${nameOfPerson(person)}, and not why`;
      return { id: delivery.id, outcome: "ignored", summary };
    }
    if (person) return done(delivery.id, wordsFor(person, change));
    if (change.contactIds.length > 0 || !company) {
      const summary = "Ignored: it is not in Timebook, and not in Intercom any more";
      return { id: delivery.id, outcome: "ignored", summary };
    }
    const isGone = goneCompanyIds.includes(companyId);
    return done(delivery.id, `${isGone ? "Deleted in Intercom:" : "Updated"} ${company}`);
  });
}

type PersonRow = Awaited<ReturnType<typeof findPeople>> extends Map<string, infer R> ? R : never;

function wordsFor(person: PersonRow, { isMerge, isDeletion }: Change): string {
  const name = nameOfPerson(person);
  if (person.mergedInto) return `Merged into ${nameOfPerson(person.mergedInto)}`;
  if (person.standing === "deleted") return `Deleted in Intercom: ${name}`;
  if (person.standing === "archived") return `Archived in Intercom: ${name}`;
  if (isDeletion) return `Still in Intercom: ${name}`;
  return isMerge ? `Merged into ${name}` : `Updated ${name}`;
}

function done(id: string, summary: string): Finished {
  return { id, outcome: "done", summary };
}

async function findPeople(tx: Tx, { scope, connection }: Work, learned: Learned[]) {
  const naming = { id: true, name: true, role: true, intercomContactId: true } as const;
  const rows = await tx.contact.findMany({
    where: {
      workspaceId: scope.workspaceId,
      intercomAppId: connection.intercomAppId,
      intercomContactId: { in: learned.flatMap(({ change }) => change.contactIds) },
    },
    select: { ...naming, standing: true, mergedInto: { select: naming } },
  });
  return new Map(rows.map((row) => [row.intercomContactId ?? "", row]));
}

async function findCompanies(tx: Tx, { scope, connection }: Work, learned: Learned[]) {
  const rows = await tx.company.findMany({
    where: {
      workspaceId: scope.workspaceId,
      intercomAppId: connection.intercomAppId,
      intercomCompanyId: { in: learned.flatMap(({ change }) => change.companyIds) },
    },
    select: { id: true, name: true, intercomCompanyId: true },
  });
  return new Map(rows.map((row) => [row.intercomCompanyId ?? "", nameOfCompany(row)]));
}
