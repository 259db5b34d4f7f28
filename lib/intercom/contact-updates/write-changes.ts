import { saveCompanies } from "#lib/contacts/save-companies.ts";
import { saveContacts } from "#lib/contacts/save-contacts.ts";
import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import { changeStandings } from "#lib/contacts/standing/change-standings.ts";
import { dropCompanies } from "#lib/contacts/standing/drop-companies.ts";
import { followMerges } from "#lib/contacts/standing/follow-merges.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import type { Work } from "#lib/intercom/webhook-to-ticket/process-slice.ts";
import { finishDeliveries } from "#lib/intercom/webhook-to-ticket/queue/deliveries.ts";
import { decideStanding, standingAsFound } from "./decide-standing.ts";
import { describeOutcomes } from "./describe-outcomes.ts";
import { findStands } from "./find-stands.ts";
import { findWhyOff } from "./find-why-off.ts";
import type { Learned, Person } from "./learn-change.ts";

/** What was learnt, and the end of its deliveries, in one transaction. Throws LeaseLost; nothing is written then. */
export async function writeChanges(work: Work, learned: Learned[]): Promise<void> {
  const { scope, connection } = work;
  const { intercomAppId } = connection;
  await transaction(async (tx) => {
    const off = await findWhyOff(tx, work);
    if (off) {
      const finished = learned.map(({ delivery }) => ignored(delivery.id, off));
      await finishDeliveries(tx, work, finished);
      return;
    }
    await lockContacts(tx, scope);
    const people = learned.flatMap((one) => one.people);
    const contacts = people.map(({ contact }) => contact);
    const companies = learned.flatMap((one) => one.companies);
    await saveCompanies(tx, scope, { intercomAppId, companies });
    const standings = await decideStandings(tx, work, people);
    await saveContacts(tx, scope, { intercomAppId, contacts, listedAt: null });
    const merges = learned.flatMap((one) => one.merges);
    await followMerges(tx, scope, { intercomAppId, merges });
    const gone = learned.flatMap(({ goneIds }) => goneIds);
    const deleted = gone.map(
      (intercomId) => ({ intercomId, standing: "deleted", since: null }) as const,
    );
    await changeStandings(tx, scope, { intercomAppId, standings: [...standings, ...deleted] });
    const goneCompanyIds = learned.flatMap((one) => one.goneCompanyIds);
    await dropCompanies(tx, scope, { intercomAppId, intercomIds: goneCompanyIds });
    await finishDeliveries(tx, work, await describeOutcomes(tx, work, learned));
    await faultPoint("contacts.marked");
  });
  await faultPoint("contacts.committed");
}

async function decideStandings(tx: Tx, { scope, connection }: Work, people: Person[]) {
  const { intercomAppId } = connection;
  const contactIds = people.map(({ contact }) => contact.intercomId);
  const stands = await findStands(tx, scope, { intercomAppId, contactIds });
  const byId = new Map(people.map((person) => [person.contact.intercomId, person]));
  return [...byId].map(([intercomId, { contact, archives, isListed }]) => {
    const seen = { known: stands.get(intercomId) ?? null, archives, updatedAt: contact.updatedAt };
    const decided = decideStanding(seen);
    const isKnown = isListed ?? seen.known?.standing !== "archived";
    return { intercomId, ...(decided === "ask" ? standingAsFound(seen, isKnown) : decided) };
  });
}

export function ignored(id: string, why: string) {
  return { id, outcome: "ignored" as const, summary: `Ignored: ${why}` };
}
