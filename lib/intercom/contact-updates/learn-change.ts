import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import type { AskIntercom } from "./ask-intercom.ts";
import { type Found, learnCompanies, learnPerson, nothingFound } from "./learning/learn-person.ts";
import type { Archive, Change } from "./read-change.ts";

export type Told = { delivery: Claimed; change: Change };

/** What Intercom says now of those whom a notification is about. */
export type Learned = Told & Found;

/** `archivesOf`: what all notifications at hand say of each contact. Throws IntercomError. */
export async function learnChange(
  { scope, connection }: Work,
  intercom: AskIntercom,
  told: Told,
  archivesOf: Map<string, Archive[]>,
): Promise<Learned> {
  const { contactIds, companyIds, mergedFrom } = told.change;
  const source = { scope, intercomAppId: connection.intercomAppId };
  const learned: Learned = { ...told, ...nothingFound() };
  const archives = (id: string) => archivesOf.get(id) ?? [];
  for (const id of contactIds) {
    const chain = mergedFrom ? [mergedFrom, id] : [id];
    await learnPerson(source, intercom, learned, { chain, archives });
  }
  await learnCompanies(source, intercom, learned, companyIds);
  return learned;
}
