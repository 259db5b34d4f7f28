import { database, transaction } from "#lib/database/client.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import { log } from "#lib/log.ts";
import { findWhyOff } from "./find-why-off.ts";
import { noWords } from "./learning/judge-absence.ts";
import { learnCompanies } from "./learning/learn-companies.ts";
import { learnPerson, nothingFound } from "./learning/learn-person.ts";
import { saveLearned } from "./learning/save-learned.ts";

/**
 * The customer of a ticket, if contacts are synced and nobody here knows them yet: their notification is late or lost.
 * Where that fails, the ticket is there all the same, and the next sweep brings them.
 */
export async function bringCustomer(work: Work, intercomId: string | null): Promise<void> {
  try {
    if (intercomId !== null && (await isMissing(work, intercomId))) await bring(work, intercomId);
  } catch (err) {
    log.warn({ err, workspaceId: work.scope.workspaceId }, "a customer could not be brought");
  }
}

async function isMissing({ scope, connection }: Work, intercomContactId: string): Promise<boolean> {
  const of = { workspaceId: scope.workspaceId, intercomAppId: connection.intercomAppId };
  const where = { ...of, syncContacts: true, status: "connected" } as const;
  if ((await database.intercomConnection.count({ where })) === 0) return false;
  return (await database.contact.count({ where: { ...of, intercomContactId } })) === 0;
}

async function bring(work: Work, intercomId: string): Promise<void> {
  const source = { scope: work.scope, intercomAppId: work.connection.intercomAppId };
  const found = nothingFound();
  await learnPerson(source, work.people, found, { chain: [intercomId], words: () => noWords });
  if (found.people.length === 0) return;
  await learnCompanies(source, work.people, found);
  await transaction(async (tx) => {
    if ((await findWhyOff(tx, work)) === null) await saveLearned(tx, source, [found]);
  });
}
