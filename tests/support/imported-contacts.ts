import { randomUUID } from "node:crypto";
import { database } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { changeSyncContacts } from "#lib/intercom/contact-import/change-sync-contacts.ts";
import { addAdmin } from "./add-person.ts";
import { addWorkspace, connectWorkspace } from "./connect-workspace.ts";
import { eventually } from "./eventually.ts";
import type { Simulator } from "./intercom-simulator/start-simulator.ts";
import type { Contact } from "./intercom-simulator/state.ts";
import type { SimWorkspace } from "./intercom-simulator/workspace/sim-workspace.ts";

/** A connected workspace whose contacts are not synced yet, with an admin. */
export async function contactStory(
  intercom: Simulator,
  sim = intercom.addWorkspace({ name: "Acme Support", region: "EU" }),
) {
  if (sim.record.admins.size === 0) sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  const { workspaceId } = await addWorkspace({
    slug: `acme-${randomUUID()}`,
    products: [],
  });
  await connectWorkspace({ workspaceId, intercom: sim });
  const { admin } = await addAdmin(workspaceId);
  const turn = (on: boolean) => changeSyncContacts(admin, on);
  return { sim, workspaceId, admin, turn };
}

export type ContactStory = Awaited<ReturnType<typeof contactStory>>;

/** `count` people of every kind: leads, no name, no e-mail, shared e-mails, odd letters, several companies. */
export function addPeople(sim: SimWorkspace, count: number): Contact[] {
  const companies = Array.from({ length: 14 }, (_, at) => sim.addCompany({ name: `Firm ${at}` }));
  return Array.from({ length: count }, (_, at) =>
    sim.addContact({
      role: at % 3 === 0 ? "lead" : "user",
      name: at % 7 === 0 ? null : `Zoë Ünal 🙂 ${at}`,
      email: at % 11 === 0 ? null : `person${at % 5 === 0 ? "" : at}@firm.example`,
      externalId: at % 2 === 0 ? `ext-${at}` : null,
      companies: at % 10 === 0 ? companies.slice(0, at % 20 === 0 ? 12 : 3) : [],
      customAttributes: { at, plan: "Team" },
      createdAt: 1_700_000_000 + at,
      updatedAt: 1_750_000_000 + at,
    }),
  );
}

export const latestRun = (workspaceId: string) =>
  database.contactImport.findFirstOrThrow({
    where: { workspaceId },
    orderBy: { startedAt: "desc" },
  });

/** Waits until the latest run is in this state, and answers with it. */
export async function untilRun(workspaceId: string, state: string, limitMs?: number) {
  await eventually(async () => (await latestRun(workspaceId)).state === state, limitMs);
  return latestRun(workspaceId);
}

/** Of Intercom's people, as a reader of both would write them down. */
export function peopleInIntercom({ record }: SimWorkspace) {
  return [...record.contacts.values()]
    .filter(({ mergedInto, archived }) => mergedInto === null && !archived)
    .map((contact) => ({
      intercomContactId: contact.id,
      role: contact.role,
      externalId: contact.externalId,
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
      city: contact.city,
      country: contact.country,
      customAttributes: contact.customAttributes,
      intercomCreatedAt: contact.createdAt,
      intercomUpdatedAt: contact.updatedAt,
      companies: contact.companyIds.map((id) => record.companies.get(id)?.name ?? null).sort(),
    }))
    .sort(byIntercomId);
}

export async function peopleHere(workspaceId: string) {
  const rows = await database.contact.findMany({
    where: { workspaceId, standing: "active", deletedAt: null },
    include: { companies: { select: { company: { select: { name: true } } } } },
  });
  return rows
    .map((row) => ({
      intercomContactId: row.intercomContactId ?? "",
      role: row.role,
      externalId: row.externalId,
      name: row.name,
      email: row.email,
      phone: row.phone,
      city: row.city,
      country: row.country,
      customAttributes: JSON.parse(row.customAttributes),
      intercomCreatedAt: secondsOf(row.intercomCreatedAt),
      intercomUpdatedAt: secondsOf(row.intercomUpdatedAt),
      companies: row.companies.map(({ company }) => company.name).sort(),
    }))
    .sort(byIntercomId);
}

/** Where each row lies and who wrote it: equal means that nothing was written, not even the same again. */
export async function rowVersions(): Promise<unknown[]> {
  const { rows } = await pool().query(`
    SELECT 'contact', ctid::text, xmin::text FROM contacts
    UNION ALL SELECT 'company', ctid::text, xmin::text FROM companies
    UNION ALL SELECT 'link', ctid::text, xmin::text FROM contact_companies
    UNION ALL SELECT 'change', ctid::text, xmin::text FROM contact_changes
    ORDER BY 1, 2`);
  return rows;
}

const secondsOf = (at: Date | null) => at && Math.floor(at.getTime() / 1000);

function byIntercomId(a: { intercomContactId: string }, b: { intercomContactId: string }): number {
  return a.intercomContactId < b.intercomContactId ? -1 : 1;
}
