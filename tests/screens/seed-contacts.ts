import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import type { Surroundings } from "#tests/support/browser-test.ts";
import { writeInBulk } from "#tests/support/write-in-bulk.ts";
import { belongingsOf, peopleOf } from "./crowd/crowd-sql.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

const minuteMs = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minuteMs);

/** So that the addresses of their pages are known beforehand. */
export const pageIds = {
  jonas: "01970000-0000-7000-8000-00000000a001",
  nobody: "01970000-0000-7000-8000-00000000a002",
  merged: "01970000-0000-7000-8000-00000000a003",
  nordfrakt: "01970000-0000-7000-8000-00000000b001",
  svea: "01970000-0000-7000-8000-00000000b002",
};

type Person = {
  id?: string;
  name: string | null;
  email?: string;
  company?: string;
  role?: "lead";
  standing?: "archived" | "deleted";
  lastSeenAt?: Date;
};

const few: Person[] = [
  {
    ...{ id: pageIds.jonas, name: "Jonas Lindqvist", lastSeenAt: ago(9) },
    email: "jonas.lindqvist@nordfrakt.example",
  },
  { id: pageIds.nobody, name: null, role: "lead", lastSeenAt: ago(310) },
  { name: "佐藤 美咲", email: "m.sato@hokushin.example", lastSeenAt: ago(21) },
];

const odd: Person[] = [
  { name: "ليلى الحداد", email: "layla@gulfcooling.example", company: "Gulf Cooling" },
  { name: "김지훈", email: "jihoon.kim@hanbit.example", company: "한빛엔지니어링" },
  { name: "Eleanor Whitcombe", email: "e.whitcombe@castleandfinchproperty.example" },
  { name: "E. Whitcombe", email: "E.Whitcombe@castleandfinchproperty.example", role: "lead" },
  { name: "Oksana Kravets", email: "o.kravets@teplo.example", standing: "archived" },
  {
    name: "Maximiliana Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte",
    email: `${"a".repeat(60)}@${"b".repeat(40)}.example`,
    company: "The international association of independent bicycle couriers",
    standing: "deleted",
  },
  { name: "👩🏽‍🚀 Zoë Ångström-Ñuñez", email: "zoe@space.example" },
  { name: null, email: "nameless@example.com" },
];

/** A workspace with three contacts, and one with a hundred thousand. */
export async function seedContacts({ databaseUrl }: Surroundings): Promise<Map<string, Seeded>> {
  const three = await seedWorkspaceIn("contacts-few");
  await fill(three, few);
  const many = await seedWorkspaceIn("contacts-many");
  const known = [...few, ...odd.map(seenLately)];
  await fill(many, known);
  const { workspaceId, web: productId } = many;
  const crowd = { workspaceId, productId, largestId: pageIds.nordfrakt };
  const people = 100_000 - known.length;
  await writeInBulk(databaseUrl, [
    peopleOf({ workspaceId, people }),
    ...belongingsOf({ ...crowd, people }),
  ]);
  return new Map([three, many].map((state) => [state.slug, state]));
}

function seenLately(person: Person, index: number): Person {
  return { lastSeenAt: ago(12 + index * 7), ...person };
}

async function fill({ workspaceId, mobile, web }: Seeded, people: Person[]): Promise<void> {
  const names = new Set(people.flatMap(({ company }) => company ?? []));
  const companies = new Map([...names].map((name) => [name, newId()]));
  const row = (id: string, name: string | null) => ({
    ...{ workspaceId, intercomAppId, id, name, intercomCompanyId: id.slice(-12) },
    website: `${name?.split(" ")[0]?.toLowerCase()}.example`,
    plan: name && name.length > 12 ? "Business" : null,
    customAttributes: '{"industry":"Freight","seats":48}',
  });
  await database.company.createMany({
    data: [
      row(pageIds.nordfrakt, "Nordfrakt AB"),
      row(pageIds.svea, "Svea Kylservice"),
      ...[...companies].map(([name, id]) => row(id, name)),
    ],
  });
  const rows = people.map(({ company, ...person }, index) => {
    const id = person.id ?? newId();
    const intercomContactId = `65f0${id.slice(-12)}`;
    const seen = { createdAt: ago(50_000 + index * 9_700) };
    const own = { workspaceId, intercomAppId, intercomContactId, role: "user" as const };
    return { company, contact: { ...own, ...seen, ...person, id } };
  });
  await database.contact.createMany({ data: rows.map(({ contact }) => contact) });
  await database.contactCompany.createMany({
    data: rows.flatMap(({ company, contact: { id: contactId } }) => {
      const companyId = companies.get(company ?? "");
      return companyId ? [{ workspaceId, contactId, companyId }] : [];
    }),
  });
  await describeJonas({ workspaceId, products: [mobile, web] });
}

async function describeJonas(at: { workspaceId: string; products: string[] }): Promise<void> {
  const { workspaceId, products } = at;
  const contactId = pageIds.jonas;
  await database.contact.update({
    where: { workspaceId_id: { workspaceId, id: contactId } },
    data: {
      ...{ phone: "+46 70 555 01 42", city: "Stockholm", country: "Sweden" },
      ...{ externalId: "nf-20417", signedUpAt: new Date("2024-01-14") },
      customAttributes: '{"plan":"Business","seats":48,"app_version":"8.4.1","beta":true}',
    },
  });
  await database.contact.create({
    data: {
      ...{ workspaceId, id: pageIds.merged, role: "lead", standing: "merged" },
      mergedIntoId: contactId,
    },
  });
  await database.contactCompany.createMany({
    data: [pageIds.nordfrakt, pageIds.svea].map((companyId) => ({
      ...{ workspaceId, contactId, companyId },
    })),
  });
  const changes = [
    { what: "created", happenedAt: ago(90_000) },
    { what: "role", before: "lead", after: "user", happenedAt: ago(40_000) },
    { what: "email", before: "jonas@old.example", after: "jonas.lindqvist@nordfrakt.example" },
    { what: "phone", after: "+46 70 555 01 42", actorName: "Noor Haddad" },
  ];
  await database.contactChange.createMany({
    data: changes.map((change) => ({ workspaceId, contactId, id: newId(), ...change })),
  });
  const titles = [
    "Let dispatchers reorder the day’s stops from the map",
    "Show which van is closest when a job is added",
    "Customer signature missing on the second page",
  ];
  const statuses = ["todo", "in_progress", "done"] as const;
  for (const [index, title] of titles.entries()) {
    const ticket = { productId: products[index % 2] ?? "", number: 40 + index, title };
    const status = statuses[index] ?? "todo";
    const { id } = await addTicket({ workspaceId, ...ticket, status });
    await database.feedbackTicket.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { contactId, companyId: pageIds.nordfrakt, receivedAt: ago(9 + index * 20_000) },
    });
  }
}
