import { beforeEach, describe, expect, test } from "vitest";
import { deleteContact, restoreContact } from "#lib/contacts/changing/delete-contact.ts";
import { findPerson } from "#lib/contacts/find-person.ts";
import { type DeletedPage, findDeleted, listDeleted } from "#lib/contacts/list/list-deleted.ts";
import { listPeople } from "#lib/contacts/list/list-people.ts";
import { database } from "#lib/database/client.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { type Team, teamWithPeople } from "#tests/support/team-with-people.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let acme: Team;
let ada: string;

const inIntercom = { intercomId: "ada", name: "Ada König", email: "ada@firm.example" };
const all = { search: "", cursor: null, limit: 10 };
const everybody = { sort: "name", direction: "asc", cursor: null, limit: 10 } as const;
const listed = async () => (await listPeople(acme.scope, everybody)).people.map(({ name }) => name);

beforeEach(async () => {
  acme = await teamWithPeople();
  await acme.hear("page", inIntercom, { intercomId: "bo", name: "Bo" });
  ada = await acme.idOf("ada");
});

describe.each(["page", "webhook"] as const)("PRODUCT 4.7 by a %s", (how) => {
  test("whoever was deleted here stays deleted, however often Intercom sends them", async () => {
    await deleteContact(acme.admin, ada);
    await acme.hear(how, { ...inIntercom, name: "Ada" });
    await acme.hear(how, { ...inIntercom, name: "Ada" });
    expect(await listed()).toEqual(["Bo"]);
    expect(await findPerson(acme.scope, ada)).toBeNull();
    expect(await database.contact.count({ where: { workspaceId: acme.workspaceId } })).toBe(2);
  });

  test("whoever is restored is as Intercom has them by then", async () => {
    await deleteContact(acme.admin, ada);
    await acme.hear(how, { ...inIntercom, name: "Ada Lovelace" });
    await restoreContact(acme.admin, ada);
    expect(await listed()).toEqual(["Ada Lovelace", "Bo"]);
    expect(await findPerson(acme.scope, ada)).toMatchObject({ name: "Ada Lovelace" });
  });
});

test("PRODUCT 4.7 a ticket keeps its customer's name, leads nowhere meanwhile, and has them back afterwards", async () => {
  const { number } = await acme.ticketOf(ada);
  const customer = async () =>
    (await findTicket(acme.member, { productKey: "MOB", ticketId: `MOB-${number}` }))?.customer;
  await deleteContact(acme.admin, ada);
  expect(await customer()).toMatchObject({
    ...{ name: "Ada König", contactId: null, canBeAdded: false },
  });
  await restoreContact(acme.admin, ada);
  expect(await customer()).toMatchObject({ name: "Ada König", contactId: ada });
});

test("PRODUCT 4.7 a ticket that came meanwhile is theirs once they are restored", async () => {
  await deleteContact(acme.admin, ada);
  const { number } = await acme.ticketOf(null, { customerEmail: "ADA@firm.example" });
  await acme.hear("page", { ...inIntercom, name: "Ada" });
  expect(await acme.ticketsOf(null)).toEqual([number]);
  await restoreContact(acme.admin, ada);
  expect(await acme.ticketsOf(ada)).toEqual([number]);
});

test("who was deleted is listed with who did it, found by part of a name, and gone once restored", async () => {
  await deleteContact(acme.admin, ada);
  const found = await listDeleted(acme.scope, { ...all, search: "konig" });
  expect(found.count).toBe(1);
  expect(found.people).toMatchObject([{ id: ada, name: "Ada König", deletedBy: "Noor Haddad" }]);
  expect((await listDeleted(acme.scope, { ...all, search: "bo" })).people).toEqual([]);
  expect(await findDeleted(acme.scope, ada)).toMatchObject({ name: "Ada König" });
  await restoreContact(acme.admin, ada);
  expect((await listDeleted(acme.scope, all)).people).toEqual([]);
  expect(await findDeleted(acme.scope, ada)).toBeNull();
});

test("whoever was deleted last comes first, and pages lead on to the others and back", async () => {
  await acme.hear("page", { intercomId: "cy", name: "Cy" });
  for (const id of [await acme.idOf("bo"), ada, await acme.idOf("cy")]) {
    await deleteContact(acme.admin, id);
  }
  const named = ({ people }: DeletedPage) => people.map(({ name }) => name);
  const first = await listDeleted(acme.scope, { ...all, limit: 2 });
  expect([named(first), first.count, first.previous]).toEqual([["Cy", "Ada König"], 3, null]);
  const second = await listDeleted(acme.scope, { ...all, limit: 2, cursor: first.next });
  expect([named(second), second.next]).toEqual([["Bo"], null]);
  const again = await listDeleted(acme.scope, { ...all, limit: 2, cursor: second.previous });
  expect(named(again)).toEqual(named(first));
});

test("both are lines of the history and of the audit log", async () => {
  await deleteContact(acme.admin, ada);
  await restoreContact(acme.admin, ada);
  await restoreContact(acme.admin, ada);
  expect((await acme.lines(ada)).map(({ what }) => what)).toEqual(["deleted", "restored"]);
  const { workspaceId } = acme;
  const audited = await database.auditEntry.findMany({ where: { workspaceId, detail: ada } });
  expect(audited.map(({ action }) => action).sort()).toEqual([
    "contact deleted",
    "contact restored",
  ]);
});

test("whoever is being erased is neither listed nor restored", async () => {
  await deleteContact(acme.admin, ada);
  const where = { workspaceId_id: { workspaceId: acme.workspaceId, id: ada } };
  await database.contact.update({ where, data: { erasingSince: new Date() } });
  expect((await listDeleted(acme.scope, all)).people).toEqual([]);
  await expect(restoreContact(acme.admin, ada)).rejects.toThrow("not_found");
});

test("S-B7 another workspace's admin neither deletes, restores nor sees them", async () => {
  const bolt = await teamWithPeople();
  await expect(deleteContact(bolt.admin, ada)).rejects.toThrow("not_found");
  await deleteContact(acme.admin, ada);
  await expect(restoreContact(bolt.admin, ada)).rejects.toThrow("not_found");
  expect((await listDeleted(bolt.scope, all)).count).toBe(0);
  expect(await findDeleted(bolt.scope, ada)).toBeNull();
});

test("I13 an admin who became a member since the page was asked for deletes nobody", async () => {
  const { workspaceId, userId } = acme.admin;
  const where = { workspaceId_userId: { workspaceId, userId } };
  await database.membership.update({ where, data: { role: "member" } });
  await expect(deleteContact(acme.admin, ada)).rejects.toThrow("forbidden");
  expect(await listed()).toEqual(["Ada König", "Bo"]);
});
