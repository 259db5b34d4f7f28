import { database } from "#lib/database/client.ts";
import { dialectOf } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import { passedMs } from "#tests/support/intercom-simulator/workspace/passed-time.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import type { History } from "./history.ts";

type Place = { workspaceId: string; sim: SimWorkspace; history: History };

const inlined = 10;
const scrolled = 100;
const daySeconds = 86_400;
const overlapSeconds = 2 * daySeconds;

/**
 * How many calls a client needs that asks for one thing after the other and for nothing twice. For a full run: the pages
 * of the list, the pages of companies and the empty one after them, what a sweep needs for whoever changed meanwhile,
 * and one call for each person and company that is here and in no list; a second where that one does not tell, because
 * the person is in the archive and was not before; one for the owners if some were never asked for. For a sweep: the pages of whoever changed on a later day than two
 * days before, the companies of whoever has more than the pages name, and those that nobody here knows yet.
 */
export async function needOfRun(place: Place, kind: "full" | "sweep"): Promise<number> {
  const { sim, history } = place;
  const listed = listedOf(sim);
  const changed = await changedLately(place, listed, kind);
  const nameless = (await unknownCompanies(place, changed)).size;
  const pages = pagesOf(changed, history.pageSize);
  if (kind === "sweep") return pages + cutShort(changed) + nameless;
  const { size } = sim.record.companies;
  const { scroll } = dialectOf(sim.record);
  const companies = scroll ? Math.ceil(size / scrolled) + 1 : 1 + size;
  const ofAll = pagesOf(listed, history.pageSize) + companies + cutShort(listed);
  return (
    pages + ofAll + (await needOfMissing(place, listed)) + (await unnamedOwners(place, listed))
  );
}

async function unnamedOwners({ workspaceId }: Place, listed: Contact[]): Promise<number> {
  const asked = await database.intercomTeammate.findMany({ where: { workspaceId } });
  const ids = new Set(asked.map(({ teammateId }) => teammateId));
  return listed.some(({ ownerId }) => ownerId !== null && !ids.has(ownerId)) ? 1 : 0;
}

async function changedLately(place: Place, listed: Contact[], kind: string) {
  const { workspaceId } = place;
  const { sweptUntil } = await database.intercomConnection.findUniqueOrThrow({
    where: { workspaceId },
    select: { sweptUntil: true },
  });
  const last = kind === "full" ? null : sweptUntil;
  const since = (last?.getTime() ?? Date.now()) / 1000 - overlapSeconds;
  return listed.filter(({ updatedAt }) => dayOf(place, updatedAt) > dayOf(place, since));
}

/**
 * One call for each person and company that waiting notifications name, however many name them, and for each company
 * of those people that nobody here knows yet.
 */
export async function needOfReading({ workspaceId, sim }: Place): Promise<number> {
  const waiting = await database.delivery.findMany({
    where: { workspaceId, state: "pending" },
    select: { body: true },
  });
  const named = new Set(waiting.flatMap(({ body }) => namedIn(Buffer.from(body ?? []).toString())));
  if (named.size === 0) return 0;
  const people = [...named].flatMap((id) => sim.record.contacts.get(id) ?? []);
  const unknown = await unknownCompanies({ workspaceId }, people);
  // Who has none, or whose answer does not tell.
  const isSilent = dialectOf(sim.record).noCompanies !== "empty";
  const silent = isSilent ? people.filter(({ companyIds }) => companyIds.length === 0).length : 0;
  return new Set([...named, ...unknown]).size + cutShort(people) + silent;
}

/** Those companies of these people of which nobody here knows more than the id. */
async function unknownCompanies({ workspaceId }: Pick<Place, "workspaceId">, people: Contact[]) {
  const known = await database.company.findMany({
    where: { workspaceId, fingerprint: { not: null } },
    select: { intercomCompanyId: true },
  });
  const knownIds = new Set(known.map(({ intercomCompanyId }) => intercomCompanyId ?? ""));
  return new Set(people.flatMap(({ companyIds }) => companyIds.filter((id) => !knownIds.has(id))));
}

function namedIn(body: string): string[] {
  const { item } = JSON.parse(body).data;
  const named = item.contact ? [item.contact.id, item.company.id] : [item.id];
  return item.merged_from ? [...named, item.merged_from.id] : named;
}

async function needOfMissing({ workspaceId, sim }: Place, listed: Contact[]): Promise<number> {
  const there = new Set(listed.map(({ id }) => id));
  const people = await database.contact.findMany({
    where: { workspaceId, standing: { in: ["active", "archived"] } },
    select: { intercomContactId: true, standing: true },
  });
  const companies = await database.company.findMany({
    where: { workspaceId, deletedAt: null },
    select: { intercomCompanyId: true },
  });
  const { contacts, companies: alive } = sim.record;
  const gone = people.filter(({ intercomContactId }) => !there.has(intercomContactId ?? ""));
  const closed = companies.filter(({ intercomCompanyId }) => !alive.has(intercomCompanyId ?? ""));
  const unclear = gone.filter(({ intercomContactId, standing }) => {
    const contact = contacts.get(intercomContactId ?? "");
    return standing === "active" && contact?.archived && contact.mergedInto === null;
  });
  return gone.length + unclear.length + closed.length;
}

function listedOf({ record }: SimWorkspace): Contact[] {
  return [...record.contacts.values()].filter(
    ({ archived, mergedInto }) => !archived && mergedInto === null,
  );
}

function pagesOf(contacts: Contact[], pageSize: number): number {
  return Math.max(1, Math.ceil(contacts.length / pageSize));
}

function cutShort(contacts: Contact[]): number {
  return contacts.filter(({ companyIds }) => companyIds.length >= inlined).length;
}

function dayOf({ sim, history }: Place, seconds: number): number {
  const local = seconds + passedMs(sim.record) / 1000 + history.zone.hours * 3_600;
  return Math.floor(local / daySeconds);
}
