import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import type { AskIntercom } from "./ask-intercom.ts";
import type { Words } from "./learning/judge-absence.ts";
import { learnCompanies } from "./learning/learn-companies.ts";
import { type Found, learnPerson, nothingFound } from "./learning/learn-person.ts";
import type { Change } from "./read-change.ts";

export type Told = { delivery: Claimed; change: Change };

/** What Intercom says now of those whom a notification is about. */
export type Learned = Told & Found;

const triesForAWord = 3;

/**
 * `words`: what all notifications at hand say of each contact. Where Intercom's answer and its notification do not go
 * together, as when one of them is early, it is asked again a little later, twice. Throws IntercomError.
 */
export async function learnChange(
  { scope, connection }: Work,
  intercom: AskIntercom,
  told: Told,
  words: (id: string) => Words,
): Promise<Learned> {
  const { contactIds, companyIds, mergedFrom } = told.change;
  const source = { scope, intercomAppId: connection.intercomAppId };
  const learned: Learned = { ...told, ...nothingFound() };
  for (const id of contactIds) {
    const chain = mergedFrom ? [mergedFrom, id] : [id];
    await learnPerson(source, intercom, learned, { chain, words });
  }
  if (isAtOdds(learned) && told.delivery.attempts < triesForAWord) {
    throw new IntercomError("unavailable", "Intercom’s answer does not go with what it told");
  }
  await learnMerged(intercom, learned);
  await learnCompanies(source, intercom, learned, companyIds);
  return learned;
}

function isAtOdds({ change, people, archived, unclearIds }: Learned): boolean {
  const isStillThere = people.length + archived.length > 0;
  return unclearIds.length > 0 || (change.isDeletion && isStillThere);
}

/** A notification of a merge need not say who is gone, but who stays knows. */
async function learnMerged(intercom: AskIntercom, { change, people }: Learned): Promise<void> {
  if (!change.isMerge || change.mergedFrom) return;
  for (const person of people) {
    person.mergedIds ??= await intercom.listMerged(person.contact.intercomId);
  }
}
