import { database } from "#lib/database/client.ts";
import { dialectOf } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";

type Place = { workspaceId: string; sim: SimWorkspace };

/** Everything Timebook keeps of somebody in Intercom. */
async function peopleHere({ workspaceId, sim }: Place) {
  const rows = await database.contact.findMany({
    where: { workspaceId, intercomAppId: sim.appId },
    select: {
      ...{ intercomContactId: true, role: true, externalId: true, name: true, email: true },
      ...{ phone: true, avatarUrl: true, ownerId: true, country: true, region: true, city: true },
      ...{ customAttributes: true, signedUpAt: true, lastSeenAt: true, standing: true },
      ...{ intercomCreatedAt: true, intercomUpdatedAt: true },
      mergedInto: { select: { intercomContactId: true } },
      companies: {
        where: { company: { deletedAt: null } },
        select: { company: { select: { intercomCompanyId: true } } },
      },
    },
  });
  return rows.map(({ intercomContactId, mergedInto, companies, customAttributes, ...row }) => ({
    ...row,
    id: intercomContactId ?? "",
    mergedInto: mergedInto?.intercomContactId ?? null,
    customAttributes: JSON.parse(customAttributes),
    companies: companies.map(({ company }) => company.intercomCompanyId).sort(),
  }));
}

type PersonHere = Awaited<ReturnType<typeof peopleHere>>[number];

type Wrong = { id: string; words: string };

/** Of those whom Intercom lists, who is not here just as there. `but`: these are left out. */
export async function findUntrueListed(place: Place, but: Set<string>): Promise<Wrong[]> {
  const here = new Map((await peopleHere(place)).map((row) => [row.id, row]));
  return [...place.sim.record.contacts.values()]
    .filter(({ id, archived, mergedInto }) => !archived && mergedInto === null && !but.has(id))
    .flatMap((contact) => compare(place, contact, here.get(contact.id)));
}

/** Of these, who has left Intercom's list and is listed here nevertheless. */
export async function findBack(place: Place, told: Set<string>): Promise<Wrong[]> {
  const { contacts } = place.sim.record;
  return (await peopleHere(place)).flatMap(({ id, standing }) => {
    const contact = contacts.get(id);
    const isListed = contact && !contact.archived && contact.mergedInto === null;
    if (isListed || standing !== "active" || !told.has(id)) return [];
    return [{ id, words: "is back, though Intercom has told that they left" }];
  });
}

/** Every difference between Intercom and what is here of it. Who left before anybody knew them may be unknown. */
export async function findUntrue(place: Place): Promise<Wrong[]> {
  const rows = await peopleHere(place);
  const here = new Map(rows.map((row) => [row.id, row]));
  const { contacts } = place.sim.record;
  const people = [...contacts.values()].flatMap((contact) => {
    const row = here.get(contact.id);
    if (!row && (contact.archived || contact.mergedInto !== null)) return [];
    return contact.mergedInto === null
      ? compare(place, contact, row)
      : compareMerged(place.sim, contact, here);
  });
  const ghosts = rows
    .filter(({ id, standing }) => !contacts.has(id) && !mayStand(place.sim, standing, "deleted"))
    .map(({ id, standing }) => ({ id, words: `${standing}, and not in Intercom any more` }));
  return [...people, ...ghosts, ...(await findUntrueCompanies(place))];
}

function compare(place: Place, contact: Contact, row: PersonHere | undefined): Wrong[] {
  if (!row) return [{ id: contact.id, words: "is missing" }];
  if (contact.archived && dialectOf(place.sim.record).archived !== "whole") {
    // What they were last, nobody can ask.
    const isRight = mayStand(place.sim, row.standing, "archived");
    return isRight ? [] : [{ id: row.id, words: `${row.standing}, and is in the archive` }];
  }
  const truth: Record<string, unknown> = truthOf(place.sim, contact);
  const words = Object.entries(row)
    .map(([field, is]) => [field, JSON.stringify(is), JSON.stringify(truth[field])])
    .filter(([, is, shouldBe]) => is !== shouldBe)
    .map(([field, is, shouldBe]) => `${field} is ${is}, not ${shouldBe}`);
  return words.length === 0 ? [] : [{ id: contact.id, words: words.join("; ") }];
}

function truthOf(sim: SimWorkspace, contact: Contact): PersonHere {
  const { id, role, externalId, name, email, phone, avatarUrl, ownerId } = contact;
  const { country, region, city, customAttributes, companyIds, archived } = contact;
  return {
    ...{ id, role, externalId, name, email, phone, avatarUrl, ownerId, country, region, city },
    customAttributes: Object.fromEntries(Object.entries(customAttributes).sort()),
    signedUpAt: momentOf(contact.signedUpAt),
    lastSeenAt: momentOf(contact.lastSeenAt),
    intercomCreatedAt: momentOf(contact.createdAt),
    intercomUpdatedAt: momentOf(contact.updatedAt),
    standing: archived ? "archived" : "active",
    mergedInto: null,
    companies: companyIds.filter((one) => sim.record.companies.has(one)).sort(),
  };
}

/** Where nobody in the archive is shown, only a notification tells them from the deleted. */
function mayStand(sim: SimWorkspace, is: string, truly: "archived" | "deleted"): boolean {
  if (is === "merged") return truly === "deleted";
  const looksAlike = dialectOf(sim.record).archived === "not found";
  return is === truly || (looksAlike && (is === "archived" || is === "deleted"));
}

function momentOf(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1000);
}

function compareMerged(
  sim: SimWorkspace,
  contact: Contact,
  here: Map<string, PersonHere>,
): Wrong[] {
  const row = here.get(contact.id);
  if (!row) return [];
  const survivor = survivorOf(sim, contact);
  if (survivor === null) {
    const isGone = row.standing === "merged" || row.standing === "deleted";
    return isGone ? [] : [{ id: row.id, words: `${row.standing}, though all of it is gone` }];
  }
  if (row.standing === "merged" && row.mergedInto === survivor) return [];
  if (row.standing === "deleted" && isHidden(sim, survivor, here)) return [];
  const words = `${row.standing}, leads to ${row.mergedInto}, not to ${survivor}`;
  return [{ id: row.id, words }];
}

/** Of whom nobody can ask any more who was merged into them, or who they are. */
function isHidden(sim: SimWorkspace, id: string, here: Map<string, PersonHere>): boolean {
  const { archived, merged } = dialectOf(sim.record);
  const isArchived = sim.record.contacts.get(id)?.archived ?? false;
  if (!isArchived || archived === "whole") return false;
  return merged === "not found" || !here.has(id);
}

function survivorOf(sim: SimWorkspace, { id, mergedInto }: Contact): string | null {
  if (mergedInto === null) return id;
  const next = sim.record.contacts.get(mergedInto);
  return next ? survivorOf(sim, next) : null;
}

async function findUntrueCompanies({ workspaceId, sim }: Place): Promise<Wrong[]> {
  const rows = await database.company.findMany({
    where: { workspaceId, intercomAppId: sim.appId, deletedAt: null },
  });
  const here = new Map(
    rows.map(({ intercomCompanyId, externalId, name, website, plan, intercomUpdatedAt }) => [
      intercomCompanyId ?? "",
      JSON.stringify([externalId, name, website, plan, intercomUpdatedAt]),
    ]),
  );
  const truth = new Map(
    [...sim.record.companies.values()].map(({ id, companyId, name, website, plan, updatedAt }) => [
      id,
      JSON.stringify([companyId, name, website, plan, momentOf(updatedAt)]),
    ]),
  );
  return [...new Set([...here.keys(), ...truth.keys()])]
    .filter((id) => here.get(id) !== truth.get(id))
    .map((id) => ({ id, words: `company is ${here.get(id)}, not ${truth.get(id)}` }));
}
