import { beforeAll, expect, test } from "vitest";
import { findCompany } from "#lib/contacts/find-company.ts";
import { findPerson, findSurvivor } from "#lib/contacts/find-person.ts";
import { listCompanies } from "#lib/contacts/list/list-companies.ts";
import { listPeople } from "#lib/contacts/list/list-people.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { listCustomerTickets } from "#lib/feedback/list-customer-tickets.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Company = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Company;
let bolt: Company;
let nord: string;
let ada: string;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId, mobile, web } = acme;
  nord = await addCompany(workspaceId, "Nordfrakt", { customAttributes: '{"tier":2}' });
  const customAttributes = '{"plan":"Pro","seats":48,"beta":true,"none":null,"list":[1,"a"]}';
  ada = await addContact(workspaceId, { name: "Ada", email: "a@x.example", customAttributes }, [
    nord,
  ]);
  await database.contactChange.create({
    data: { workspaceId, id: newId(), contactId: ada, what: "name", before: "Adah", after: "Ada" },
  });
  const inProducts = [
    [mobile.id, 1, { contactId: ada }],
    [web.id, 1, { contactId: ada, companyId: nord }],
    [web.id, 2, { companyId: nord }],
    [web.id, 3, { contactId: ada, deletedAt: new Date() }],
  ] as const;
  for (const [productId, number, data] of inProducts) {
    const conversationId = `${productId}-${number}`;
    const { id } = await addTicket({ workspaceId, productId, number, conversationId });
    const where = { workspaceId_id: { workspaceId, id } };
    await database.feedbackTicket.update({ where, data });
  }
});

test("a person comes with companies, attributes in words, changes and a count of tickets", async () => {
  expect(await findPerson(acme.member, ada)).toMatchObject({
    name: "Ada",
    tickets: 2,
    companies: [{ id: nord, name: "Nordfrakt", people: 1 }],
    attributes: [
      { name: "beta", value: "Yes" },
      { name: "list", value: '[1,"a"]' },
      { name: "plan", value: "Pro" },
      { name: "seats", value: "48" },
    ],
    changes: [{ what: "name", before: "Adah", after: "Ada" }],
  });
});

test("companies are listed as readers sort them, those without a name last", async () => {
  const { workspaceId } = acme;
  const names = ["Zeta", null, "Ívar Travel", "Juniper"];
  const companies = await Promise.all(names.map((name) => addCompany(workspaceId, name)));
  const id = await addContact(workspaceId, { name: "Bo" }, companies);
  expect((await findPerson(acme.member, id))?.companies.map(({ name }) => name)).toEqual([
    ...["Ívar Travel", "Juniper", "Zeta"],
    expect.stringMatching(/^Company · /),
  ]);
});

test.each(["", "not json", "[1]", '"text"', "null"])(
  "attributes that cannot be read are none: %s",
  async (customAttributes) => {
    const id = await addContact(acme.workspaceId, { customAttributes });
    expect((await findPerson(acme.member, id))?.attributes).toEqual([]);
  },
);

test("a person's tickets are of every product, a company's also those of its people", async () => {
  const ofPerson = await listCustomerTickets(acme.member, { contactId: ada });
  const ofCompany = await listCustomerTickets(acme.member, { companyId: nord });
  expect(ofPerson.tickets.map(({ ticketId }) => ticketId).sort()).toEqual(["MOB-1", "WEB-1"]);
  expect(ofCompany.tickets.map(({ ticketId }) => ticketId).sort()).toEqual([
    "MOB-1",
    "WEB-1",
    "WEB-2",
  ]);
  expect(ofCompany.count).toBe(3);
  const page = { search: "nordfrakt", direction: "asc", cursor: null, limit: 50 } as const;
  expect((await listCompanies(acme.member, page)).companies).toMatchObject([{ tickets: 3 }]);
});

test("somebody merged away is nobody, but leads to the survivor", async () => {
  const merged = { standing: "merged", mergedIntoId: ada } as const;
  const id = await addContact(acme.workspaceId, merged);
  expect(await findPerson(acme.member, id)).toBeNull();
  expect(await findSurvivor(acme.member, id)).toBe(ada);
  expect(await findSurvivor(bolt.member, id)).toBeNull();
  expect(await findSurvivor(acme.member, ada)).toBeNull();
});

test("whoever or whatever is deleted here is not found", async () => {
  const { workspaceId, member } = acme;
  const deletedAt = new Date();
  expect(await findPerson(member, await addContact(workspaceId, { deletedAt }))).toBeNull();
  expect(
    await findCompany(member, await addCompany(workspaceId, "Gone", { deletedAt })),
  ).toBeNull();
});

test("a company comes with its attributes, and lists its own people only", async () => {
  await addContact(acme.workspaceId, { name: "Elsewhere" });
  expect(await findCompany(acme.member, nord)).toMatchObject({
    name: "Nordfrakt",
    attributes: [{ name: "tier", value: "2" }],
  });
  const page = { sort: "name", direction: "asc", cursor: null, limit: 50 } as const;
  const { people } = await listPeople(acme.member, { ...page, companyId: nord });
  expect(people.map(({ name }) => name)).toEqual(["Ada"]);
});

test("another workspace finds neither the person, the company nor their tickets", async () => {
  expect(await findPerson(bolt.member, ada)).toBeNull();
  expect(await findCompany(bolt.member, nord)).toBeNull();
  const nothing = { tickets: [], count: 0 };
  expect(await listCustomerTickets(bolt.member, { contactId: ada })).toEqual(nothing);
  expect(await listCustomerTickets(bolt.member, { companyId: nord })).toEqual(nothing);
});

test.each(["x", "", "../settings", "00000000-0000-0000-0000-00000000000g"])(
  "what is no id is not found: %s",
  async (id) => {
    expect(await findPerson(acme.member, id)).toBeNull();
    expect(await findCompany(acme.member, id)).toBeNull();
    expect(await findSurvivor(acme.member, id)).toBeNull();
  },
);
