import { beforeEach, expect, test } from "vitest";
import { addCustomer } from "#lib/contacts/changing/add-customer.ts";
import { createContact } from "#lib/contacts/changing/create-contact.ts";
import { deleteContact } from "#lib/contacts/changing/delete-contact.ts";
import { createCompany, editCompany } from "#lib/contacts/changing/save-company.ts";
import { findCompany } from "#lib/contacts/find-company.ts";
import { findPerson } from "#lib/contacts/find-person.ts";
import { listDuplicates } from "#lib/contacts/merging/list-duplicates.ts";
import { mergeContacts } from "#lib/contacts/merging/merge-contacts.ts";
import { database } from "#lib/database/client.ts";
import { addCompany } from "#tests/support/add-contact.ts";
import { intercomAppId } from "#tests/support/add-ticket.ts";
import { type Team, teamWithPeople } from "#tests/support/team-with-people.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let acme: Team;

const bo = { name: "Bo Li", email: "bo@firm.example", phone: null, companyId: null };

beforeEach(async () => {
  acme = await teamWithPeople();
});

test("PRODUCT 2.11 a person added here has their company, a line of history and the tickets that were waiting", async () => {
  const { number } = await acme.ticketOf(null, { customerEmail: "BO@firm.example" });
  const companyId = await createCompany(acme.member, { name: "Firm", website: "firm.example" });
  const id = await createContact(acme.member, { ...bo, companyId });
  expect(await findPerson(acme.scope, id)).toMatchObject({
    ...{ name: "Bo Li", isFromIntercom: false, edits: {} },
    companies: [{ id: companyId, name: "Firm", people: 1 }],
    changes: [{ what: "created", actorName: "Ines Prado" }],
  });
  expect(await acme.ticketsOf(id)).toEqual([number]);
});

test("PRODUCT 4.5 a company chosen here stays, whatever Intercom's list of companies says", async () => {
  const companyId = await createCompany(acme.member, { name: "Firm", website: null });
  const id = await createContact(acme.member, { ...bo, companyId });
  await acme.hear("page", { intercomId: "bo", email: bo.email, companyIds: ["x"] });
  expect(await acme.companiesOf(id)).toEqual(["Firm", "x"]);
  await acme.hear("page", { intercomId: "bo", email: bo.email, companyIds: [] });
  expect(await acme.companiesOf(id)).toEqual(["Firm"]);
});

test("PRODUCT 4.8 an e-mail may be of two, who are then possible duplicates of each other", async () => {
  const first = await createContact(acme.member, bo);
  const second = await createContact(acme.member, { ...bo, email: "BO@firm.example" });
  const others = await listDuplicates(acme.scope, { email: bo.email, except: first });
  expect(others.map(({ id }) => id)).toEqual([second]);
});

test("S-B7 a company of another workspace is not chosen", async () => {
  const bolt = await teamWithPeople();
  const companyId = await createCompany(bolt.member, { name: "Theirs", website: null });
  await expect(createContact(acme.member, { ...bo, companyId })).rejects.toThrow("not in Contacts");
  const where = { workspaceId: acme.workspaceId };
  expect(await database.contact.count({ where })).toBe(0);
  const change = { companyId, name: "Stolen", website: null };
  await expect(editCompany(acme.member, change)).rejects.toThrow("not_found");
});

test("a company made here can be changed, one of Intercom's cannot", async () => {
  const companyId = await createCompany(acme.member, { name: "Firm", website: null });
  await editCompany(acme.member, { companyId, name: "Firm AB", website: "firm.example" });
  expect(await findCompany(acme.scope, companyId)).toMatchObject({
    ...{ name: "Firm AB", website: "firm.example", isFromIntercom: false },
  });
  const theirs = await addCompany(acme.workspaceId, "Nordfrakt");
  const change = { companyId: theirs, name: "Other", website: null };
  await expect(editCompany(acme.member, change)).rejects.toThrow("in Intercom");
});

const add = (number: number) => addCustomer(acme.member, { productKey: "MOB", number });
const customer = { customerName: "Cy Ö", customerEmail: "cy@firm.example" };

test("PRODUCT 3.11 the customer of a ticket becomes a contact, whom Intercom's contact then is", async () => {
  const { number } = await acme.ticketOf(null, { ...customer, customerIntercomId: "cy" });
  const id = await add(number);
  expect(await acme.person(id)).toMatchObject({ name: "Cy Ö", intercomContactId: "cy" });
  await acme.hear("page", { intercomId: "cy", name: "Cyrus", email: "cy@firm.example" });
  expect(await acme.person(id)).toMatchObject({ name: "Cyrus", email: "cy@firm.example" });
  expect(await acme.ticketsOf(id)).toEqual([number]);
});

test("PRODUCT 3.11 whoever has the Intercom id, else the e-mail, is the customer, and nobody is added", async () => {
  await acme.hear("page", { intercomId: "cy" }, { intercomId: "dee", email: "Cy@firm.example" });
  const byId = await acme.ticketOf(null, { ...customer, customerIntercomId: "cy" });
  const byEmail = await acme.ticketOf(null, { ...customer, customerIntercomId: "new" });
  expect([await add(byId.number), await add(byEmail.number)]).toEqual([
    await acme.idOf("cy"),
    await acme.idOf("dee"),
  ]);
  expect(await database.contact.count({ where: { workspaceId: acme.workspaceId } })).toBe(2);
});

test("PRODUCT 3.11 of two who add the same customer at once both get the same contact", async () => {
  const { number } = await acme.ticketOf(null, { ...customer, customerIntercomId: "cy" });
  const ids = await Promise.all([add(number), add(number), add(number)]);
  expect(new Set(ids).size).toBe(1);
});

test("PRODUCT 3.11 a stand-in for a name does not become one", async () => {
  const { number } = await acme.ticketOf(null, {
    ...{ customerName: "Lead · 9f3c", customerEmail: null, customerIntercomId: "65f09f3c" },
  });
  expect(await acme.person(await add(number))).toMatchObject({ name: null, role: "lead" });
});

test("a customer who was merged is whom they were merged into; one deleted or erased stays so", async () => {
  await acme.hear("page", { intercomId: "a" }, { intercomId: "b" }, { intercomId: "c" });
  const [a, b, c] = [await acme.idOf("a"), await acme.idOf("b"), await acme.idOf("c")];
  await mergeContacts(acme.admin, { fromId: a, intoId: b });
  await deleteContact(acme.admin, c);
  const erased = { intercomAppId, intercomContactId: "d" };
  await database.erasedContact.create({ data: { workspaceId: acme.workspaceId, ...erased } });
  const ticket = async (customerIntercomId: string) =>
    (await acme.ticketOf(null, { ...customer, customerIntercomId })).number;
  expect(await add(await ticket("a"))).toBe(b);
  await expect(add(await ticket("c"))).rejects.toThrow("was deleted here");
  await expect(add(await ticket("d"))).rejects.toThrow("was erased");
});

test("S-B7 a ticket is looked for in one's own workspace only", async () => {
  const bolt = await teamWithPeople();
  const { number } = await bolt.ticketOf(null, customer);
  await expect(add(number)).rejects.toThrow("not_found");
  expect(await bolt.ticketsOf(null)).toEqual([number]);
});
