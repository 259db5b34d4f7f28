import { database } from "#lib/database/client.ts";
import type { Contact } from "./intercom-simulator/state.ts";
import type { SimWorkspace } from "./intercom-simulator/workspace/sim-workspace.ts";

/** What a person sees of everybody whom Intercom knows or knew, by Intercom's ids. */
async function peopleHere(workspaceId: string, { appId }: SimWorkspace) {
  const rows = await database.contact.findMany({
    where: { workspaceId, intercomAppId: appId },
    orderBy: { intercomContactId: "asc" },
    select: {
      ...{ role: true, externalId: true, name: true, email: true, phone: true, city: true },
      ...{ intercomContactId: true, customAttributes: true, standing: true },
      mergedInto: { select: { intercomContactId: true } },
      companies: {
        where: { company: { deletedAt: null } },
        select: { company: { select: { intercomCompanyId: true, name: true } } },
      },
    },
  });
  return rows.map(({ intercomContactId: id, mergedInto, companies, customAttributes, ...row }) => ({
    ...row,
    id: id ?? "",
    mergedInto: mergedInto?.intercomContactId ?? null,
    customAttributes: JSON.parse(customAttributes),
    companies: companies
      .map(({ company }) => `${company.intercomCompanyId} ${company.name}`)
      .sort(),
  }));
}

type PersonHere = Awaited<ReturnType<typeof peopleHere>>[number];

/** Where what is here differs from what Intercom holds; whoever is gone or archived there may be unknown here. */
export async function findUntruePeople(workspaceId: string, sim: SimWorkspace): Promise<string[]> {
  const here = new Map((await peopleHere(workspaceId, sim)).map((row) => [row.id, row]));
  const { contacts } = sim.record;
  const wrong = [...contacts.values()].flatMap((contact) => {
    const row = here.get(contact.id);
    if (contact.mergedInto !== null) return row ? untrueMerged(sim, contact, row) : [];
    if (!row) return contact.archived ? [] : [`${contact.id} is missing`];
    const [is, shouldBe] = [JSON.stringify(row), JSON.stringify(truthOf(sim, contact))];
    return is === shouldBe ? [] : [`${contact.id}\n  is        ${is}\n  should be ${shouldBe}`];
  });
  const ghosts = [...here.values()].filter(
    ({ id, standing }) => !contacts.has(id) && !["deleted", "merged"].includes(standing),
  );
  return [...wrong, ...ghosts.map(({ id }) => `${id} is not in Intercom`)];
}

function truthOf(sim: SimWorkspace, contact: Contact): PersonHere {
  const { id, role, externalId, name, email, phone, city, companyIds, archived } = contact;
  return {
    ...{ role, externalId, name, email, phone, city },
    standing: archived ? "archived" : "active",
    id,
    mergedInto: null,
    customAttributes: contact.customAttributes,
    companies: companyIds
      .flatMap((one) => sim.record.companies.get(one) ?? [])
      .map((company) => `${company.id} ${company.name}`)
      .sort(),
  };
}

function untrueMerged(sim: SimWorkspace, contact: Contact, row: PersonHere): string[] {
  const survivor = survivorOf(sim, contact);
  if (!survivor) return row.standing === "active" ? [`${row.id} leads to nobody`] : [];
  if (row.standing === "merged" && row.mergedInto === survivor) return [];
  return [`${row.id} is ${row.standing} and leads to ${row.mergedInto}, not to ${survivor}`];
}

function survivorOf(sim: SimWorkspace, { id, mergedInto }: Contact): string | null {
  if (mergedInto === null) return id;
  const next = sim.record.contacts.get(mergedInto);
  return next ? survivorOf(sim, next) : null;
}
