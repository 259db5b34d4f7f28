import { beforeEach, describe, expect, test } from "vitest";
import { createContact } from "#lib/contacts/changing/create-contact.ts";
import { deleteContact } from "#lib/contacts/changing/delete-contact.ts";
import { editContact, followIntercom } from "#lib/contacts/changing/edit-contact.ts";
import { findPerson } from "#lib/contacts/find-person.ts";
import { database } from "#lib/database/client.ts";
import { type Team, teamWithPeople } from "#tests/support/team-with-people.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let acme: Team;
let ada: string;

const inIntercom = { intercomId: "ada", name: "Ada König", email: "ada@firm.example" };

beforeEach(async () => {
  acme = await teamWithPeople();
  await acme.hear("page", { ...inIntercom, phone: "+49 30 1" });
  ada = await acme.idOf("ada");
});

const edit = (values: Parameters<typeof editContact>[1]["values"], who = acme.member) =>
  editContact(who, { contactId: ada, values });

describe.each(["page", "webhook"] as const)("PRODUCT 4.5 by a %s", (how) => {
  test("a field edited here wins over what Intercom says later, and the others follow Intercom", async () => {
    await edit({ name: "Ada Koenig" });
    await acme.hear(how, { intercomId: "ada", name: "A. König", email: "ada@new.example" });
    expect(await acme.person(ada)).toMatchObject({
      ...{ name: "Ada Koenig", intercomName: "A. König", editedFields: ["name"] },
      ...{ email: "ada@new.example", phone: null },
    });
  });

  test("a field that was emptied here stays empty", async () => {
    await edit({ phone: null });
    await acme.hear(how, { ...inIntercom, phone: "+49 30 2" });
    expect(await acme.person(ada)).toMatchObject({ phone: null, intercomPhone: "+49 30 2" });
  });

  test("a field that follows Intercom again takes its value of now, and those to come", async () => {
    await edit({ name: "Ada Koenig", phone: "1234" });
    await acme.hear(how, { ...inIntercom, name: "A. König" });
    await followIntercom(acme.member, { contactId: ada, field: "name" });
    expect(await acme.person(ada)).toMatchObject({ name: "A. König", editedFields: ["phone"] });
    await acme.hear(how, { ...inIntercom, name: "Ada K." });
    expect(await acme.person(ada)).toMatchObject({ name: "Ada K.", phone: "1234" });
  });
});

test("PRODUCT 4.5 what is edited is shown with what Intercom says instead", async () => {
  await edit({ name: "Ada Koenig", phone: null });
  expect((await findPerson(acme.scope, ada))?.edits).toEqual({
    name: { says: "Ada König" },
    phone: { says: "+49 30 1" },
  });
  await acme.hear("webhook", { ...inIntercom, name: "Ada Koenig", phone: "+49 30 1" });
  expect((await findPerson(acme.scope, ada))?.edits).toEqual({ phone: { says: "+49 30 1" } });
});

test("PRODUCT 4.5 a field that is written as Intercom has it follows Intercom again", async () => {
  await edit({ name: "Ada Koenig" });
  await edit({ name: "Ada König" });
  expect(await acme.person(ada)).toMatchObject({ name: "Ada König", editedFields: [] });
});

test("PRODUCT 2.11 each change is a line of the history, with who made it", async () => {
  await edit({ name: "Ada Koenig", email: "ada@firm.example" });
  await followIntercom(acme.admin, { contactId: ada, field: "name" });
  await acme.hear("webhook", { ...inIntercom, name: "Ada", phone: "+49 30 1" });
  expect(await acme.lines(ada)).toEqual([
    { what: "name", before: "Ada König", after: "Ada Koenig", actorName: "Ines Prado" },
    { what: "name", before: "Ada Koenig", after: "Ada König", actorName: "Noor Haddad" },
    { what: "name", before: "Ada König", after: "Ada", actorName: null },
  ]);
});

test("of two who write the same field at once one stays, and the history has both", async () => {
  await Promise.all([edit({ name: "One" }), edit({ name: "Two" }, acme.admin)]);
  const lines = await acme.lines(ada);
  expect(lines.map(({ after }) => after).sort()).toEqual(["One", "Two"]);
  expect((await acme.person(ada)).name).toBe(lines.at(-1)?.after);
});

test("an edit and a page of Intercom's at once both arrive", async () => {
  await Promise.all([
    edit({ name: "Ada Koenig" }),
    acme.hear("page", { ...inIntercom, name: "A. König" }),
  ]);
  expect(await acme.person(ada)).toMatchObject({ name: "Ada Koenig", intercomName: "A. König" });
});

test("whoever is not in Intercom is simply edited, and keeps what was written when they turn up there", async () => {
  const id = await createContact(acme.member, {
    ...{ name: "Bo", email: "Bo@firm.example", phone: null, companyId: null },
  });
  await editContact(acme.member, { contactId: id, values: { name: "Bo Li" } });
  expect((await findPerson(acme.scope, id))?.edits).toEqual({});
  await acme.hear("page", { intercomId: "bo", name: "B.", email: "bo@firm.example", phone: "7" });
  expect(await acme.person(id)).toMatchObject({
    ...{ intercomContactId: "bo", name: "Bo Li", email: "Bo@firm.example", phone: "7" },
  });
  await followIntercom(acme.member, { contactId: id, field: "name" });
  expect((await acme.person(id)).name).toBe("B.");
});

test("somebody keeps at least a name, an e-mail or a phone number", async () => {
  await expect(edit({ name: null, email: null, phone: null })).rejects.toThrow(/^Keep a name/);
  expect(await acme.person(ada)).toMatchObject({ name: "Ada König", editedFields: [] });
});

test("a new e-mail brings the tickets that were waiting for it", async () => {
  const { number } = await acme.ticketOf(null, { customerEmail: "Ada@Home.example" });
  await edit({ email: "ada@home.example" });
  expect(await acme.ticketsOf(ada)).toEqual([number]);
});

test("what was deleted meanwhile is not edited, and says so", async () => {
  await deleteContact(acme.admin, ada);
  await expect(edit({ name: "New" })).rejects.toThrow("Meanwhile this person was deleted.");
  expect((await acme.person(ada)).name).toBe("Ada König");
});

describe("S-B7 with another workspace's id", () => {
  test("nothing is found and nothing changes", async () => {
    const bolt = await teamWithPeople();
    const before = await acme.everything();
    const change = { contactId: ada, values: { name: "Stolen" } };
    await expect(editContact(bolt.admin, change)).rejects.toThrow("not_found");
    const field = { contactId: ada, field: "name" } as const;
    await expect(followIntercom(bolt.admin, field)).rejects.toThrow("not_found");
    expect(await acme.everything()).toEqual(before);
  });
});

test("I13 who was removed from the workspace since the page was asked for edits nothing", async () => {
  const { workspaceId, userId } = acme.member;
  await database.membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
  await expect(edit({ name: "New" })).rejects.toThrow("forbidden");
  expect((await acme.person(ada)).name).toBe("Ada König");
});
