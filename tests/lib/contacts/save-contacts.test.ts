import { beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import type { IncomingContact } from "#lib/contacts/save-contacts.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { rowVersions } from "#tests/support/imported-contacts.ts";
import { savePeople } from "#tests/support/save-people.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercomAppId = "acme1234";
let workspaceId: string;
let productId: string;

beforeEach(async () => {
  const made = await addWorkspace({ slug: newId(), products: [["MOB", "Mobile"]] });
  workspaceId = made.workspaceId;
  productId = made.products[0]?.id ?? "";
});

const at = (second: number, ms = 0) => new Date(1_750_000_000_000 + second * 1000 + ms);

const ada = (given: Partial<IncomingContact> = {}): IncomingContact => ({
  intercomId: "ada",
  role: "user",
  externalId: null,
  name: "Ada Kőnig",
  email: "Ada@Firm.example",
  phone: null,
  avatarUrl: null,
  ownerId: null,
  country: null,
  region: null,
  city: null,
  customAttributes: "{}",
  signedUpAt: null,
  lastSeenAt: null,
  createdAt: at(0),
  updatedAt: at(10),
  companyIds: [],
  ...given,
});

const save = (...contacts: IncomingContact[]) =>
  savePeople(scopeOf({ workspaceId }), { intercomAppId, contacts });

const people = () =>
  database.contact.findMany({ where: { workspaceId }, orderBy: { intercomContactId: "asc" } });

const here = async () => (await people())[0];

const addHere = (given: object) =>
  database.contact.create({
    data: { workspaceId, id: newId(), role: "lead", email: "ADA@firm.example", ...given },
  });

const linked = { intercomAppId, intercomContactId: "ada", intercomUpdatedAt: at(10) };

test("someone added by hand with exactly this e-mail, whatever its case, becomes the Intercom contact", async () => {
  const { id } = await addHere({});
  await save(ada(), ada({ intercomId: "ada2" }));
  expect(await people()).toMatchObject([
    { id, intercomContactId: "ada", name: "Ada Kőnig" },
    { intercomContactId: "ada2", email: "Ada@Firm.example" },
  ]);
});

test.each([
  ["deleted here", { deletedAt: new Date() }],
  ["another Intercom contact", { intercomAppId, intercomContactId: "other" }],
  ["merged into another", { standing: "merged" }],
])("an e-mail of somebody %s is no match", async (_, given) => {
  const { id } = await addHere(given);
  await save(ada());
  const rows = await people();
  expect(rows.find(({ intercomContactId }) => intercomContactId === "ada")?.id).not.toBe(id);
  expect(rows).toHaveLength(2);
});

test("I6 what is older by the second never overwrites, what is of the same second does", async () => {
  await save(ada({ name: "New", updatedAt: at(10, 900) }));
  await save(ada({ name: "Old", updatedAt: at(9, 999) }));
  expect(await here()).toMatchObject({ name: "New" });
  await save(ada({ name: "Same second", updatedAt: at(10) }));
  expect(await here()).toMatchObject({ name: "Same second" });
});

test("of two of the same person in one page the newer one counts", async () => {
  const { written } = await save(ada({ name: "New", updatedAt: at(11) }), ada({ name: "Old" }));
  expect(written).toBe(1);
  expect(await people()).toMatchObject([{ name: "New" }]);
});

test("saving the same again writes no row", async () => {
  await save(ada({ companyIds: ["x", "y"] }));
  const before = await rowVersions();
  expect(await save(ada({ companyIds: ["y", "x"] }))).toEqual({ written: 0 });
  expect(await rowVersions()).toEqual(before);
});

test("a field edited here wins, the others follow, and what Intercom says is kept beside it", async () => {
  await addHere({ ...linked, name: "Ada, our friend", phone: "1", editedFields: ["name"] });
  await save(ada({ phone: "2" }));
  expect(await here()).toMatchObject({
    name: "Ada, our friend",
    intercomName: "Ada Kőnig",
    phone: "2",
    intercomPhone: "2",
  });
});

test("each change that people see is a line of the history, without an actor", async () => {
  await addHere({ ...linked, name: "Ada", email: "a@firm.example", standing: "archived" });
  await save(ada({ phone: "+49 30 1" }));
  const changes = await database.contactChange.findMany({
    where: { workspaceId },
    orderBy: { what: "asc" },
  });
  expect(changes).toMatchObject([
    { what: "email", before: "a@firm.example", after: "Ada@Firm.example", actorName: null },
    { what: "name", before: "Ada", after: "Ada Kőnig" },
    { what: "phone", before: null, after: "+49 30 1" },
    { what: "role", before: "lead", after: "user" },
    { what: "standing", before: "archived", after: "active" },
  ]);
});

test("I9 an erased person does not come back", async () => {
  await database.erasedContact.create({
    data: { workspaceId, intercomAppId, intercomContactId: "ada" },
  });
  expect(await save(ada())).toEqual({ written: 0 });
  expect(await people()).toEqual([]);
});

test("somebody deleted here stays deleted", async () => {
  await addHere({ ...linked, deletedAt: at(0) });
  await save(ada());
  expect(await here()).toMatchObject({ deletedAt: at(0), name: "Ada Kőnig" });
});

test("somebody merged into another here stays merged", async () => {
  await addHere({ ...linked, standing: "merged" });
  await save(ada());
  expect(await here()).toMatchObject({ standing: "merged" });
});

test("companies come and go with what is known of them, and unknown ones leave the links alone", async () => {
  const companies = async () =>
    (
      await database.company.findMany({
        where: { workspaceId, contacts: { some: { workspaceId } } },
        orderBy: { intercomCompanyId: "asc" },
      })
    ).map(({ intercomCompanyId }) => intercomCompanyId);
  await save(ada({ companyIds: ["x", "y"] }));
  expect(await companies()).toEqual(["x", "y"]);
  await save(ada({ companyIds: null, name: "Ada" }));
  expect(await companies()).toEqual(["x", "y"]);
  await save(ada({ companyIds: ["y", "z"], name: "Ada" }));
  expect(await companies()).toEqual(["y", "z"]);
});

const ticket = (number: number, given: object) =>
  database.feedbackTicket.create({
    data: {
      ...{ workspaceId, id: newId(), productId, number, title: "A wish", source: "intercom" },
      ...{ receivedAt: at(0), lastCustomerAt: at(0), ...given },
    },
  });

const customers = async () => {
  const where = { workspaceId };
  const rows = await database.feedbackTicket.findMany({ where, orderBy: { number: "asc" } });
  return rows.map(({ contactId }) => contactId);
};

test("tickets that came before their customer get them: by Intercom's id, else by the e-mail", async () => {
  await ticket(1, { customerIntercomId: "ada" });
  await ticket(2, { customerEmail: "ada@FIRM.example" });
  await ticket(3, { customerIntercomId: "other", customerEmail: "ada@firm.example" });
  await save(ada());
  const id = (await here())?.id;
  expect(await customers()).toEqual([id, id, null]);
});

test("a ticket that came just while its customer did gets them with the next look, though nothing else has changed", async () => {
  await save(ada());
  await ticket(1, { customerIntercomId: "ada" });
  expect(await save(ada())).toEqual({ written: 0 });
  expect(await customers()).toEqual([(await here())?.id]);
});

test("I5 nobody of another workspace on the same Intercom workspace is touched", async () => {
  await save(ada());
  const first = await here();
  const other = await addWorkspace({ slug: newId(), products: [] });
  const scope = scopeOf(other);
  const contacts = [ada({ name: "Changed", updatedAt: at(20) })];
  await savePeople(scope, { intercomAppId, contacts });
  expect(await here()).toEqual(first);
});

test("a page of 150 saved by five at once is there once", async () => {
  const page = Array.from({ length: 150 }, (_, index) =>
    ada({ intercomId: `p${index}`, companyIds: ["x"] }),
  );
  await Promise.all(Array.from({ length: 5 }, () => save(...page)));
  expect(await people()).toHaveLength(150);
});

test("B13 of one second, what was asked for before somebody was last written here is not written over that", async () => {
  await addHere({ ...linked, name: "Ada Lovelace", intercomUpdatedAt: ada({}).updatedAt });
  await savePeople(scopeOf({ workspaceId }), {
    ...{ intercomAppId, listedAt: new Date(Date.now() - 60_000) },
    contacts: [ada({ name: "Ada" })],
  });
  expect(await here()).toMatchObject({ name: "Ada Lovelace" });
});

test.each(["deleted", "archived"] as const)(
  "B13 a list asked for before somebody was %s does not bring them back, one asked for later does",
  async (standing) => {
    const were = { standing, standingSince: at(100), updatedAt: at(98) };
    await addHere({ ...linked, name: "Ada", ...were });
    const listed = (listedAt: Date) =>
      savePeople(scopeOf({ workspaceId }), {
        ...{ intercomAppId, listedAt },
        contacts: [ada({ name: "Ada Lovelace" })],
      });
    await listed(at(99));
    expect(await here()).toMatchObject({ standing, name: "Ada Lovelace" });
    await listed(new Date(Date.now() + 1000));
    expect(await here()).toMatchObject({ standing: "active" });
  },
);
