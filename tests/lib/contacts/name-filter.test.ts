import { beforeAll, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { nameFilter } from "#lib/contacts/name-filter.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let workspaceId: string;
let other: string;

beforeAll(async () => {
  ({ workspaceId } = await addWorkspace({ slug: "acme", products: [["MOB", "Mobile"]] }));
  ({ workspaceId: other } = await addWorkspace({ slug: "bolt", products: [["MOB", "Mobile"]] }));
});

const person = async (customer: string, of = workspaceId) =>
  (await nameFilter(scopeOf({ workspaceId: of }), { customer, company: null })).customer;
const company = async (id: string, of = workspaceId) =>
  (await nameFilter(scopeOf({ workspaceId: of }), { customer: null, company: id })).company;

function update(id: string, data: Parameters<typeof database.contact.update>[0]["data"]) {
  return database.contact.update({ where: { workspaceId_id: { workspaceId, id } }, data });
}

test("a person and a company are named, and an unnamed one as everywhere", async () => {
  const asa = await addContact(workspaceId, { name: "Åsa Lindström" });
  const nobody = await addContact(workspaceId, {});
  const ferries = await addCompany(workspaceId, "Harbour Ferries");
  expect(await person(asa)).toBe("Åsa Lindström");
  expect(await person(nobody)).toMatch(/^(User|Lead) · \w{4}$/);
  expect(await company(ferries)).toBe("Harbour Ferries");
  const scope = scopeOf({ workspaceId });
  const none = { customer: null, company: null };
  expect(await nameFilter(scope, none)).toEqual(none);
});

test("whoever was deleted, merged or erased is said to be", async () => {
  const asa = await addContact(workspaceId, { name: "Åsa" });
  const zoe = await addContact(workspaceId, { name: "Zoë" });
  await update(asa, { standing: "merged", mergedIntoId: zoe });
  expect(await person(asa)).toBe("Åsa, merged into Zoë");
  await update(zoe, { deletedAt: new Date() });
  expect(await person(zoe)).toBe("Zoë, deleted");
  await update(zoe, { erasingSince: new Date() });
  expect(await person(zoe)).toBe("somebody who is gone");
  const ferries = await addCompany(workspaceId, "Ferries");
  await database.company.updateMany({
    where: { workspaceId, id: ferries },
    data: { deletedAt: new Date() },
  });
  expect(await company(ferries)).toBe("Ferries, deleted");
});

test("whoever is being erased is not named where somebody was merged into them", async () => {
  const [from, into] = [
    await addContact(workspaceId, { name: "Åsa" }),
    await addContact(workspaceId, { name: "Zoë" }),
  ];
  const gone = { erasingSince: new Date(), deletedAt: new Date() };
  await update(into, gone);
  await update(from, { standing: "merged", mergedIntoId: into, ...gone });
  expect(await person(from)).toBe("somebody who is gone");
});

test("another workspace's people and companies are nobody, as is an id of nobody", async () => {
  const asa = await addContact(workspaceId, { name: "Åsa" });
  const ferries = await addCompany(workspaceId, "Ferries");
  expect(await person(asa, other)).toBe("somebody who is gone");
  expect(await company(ferries, other)).toBe("one that is gone");
  expect(await person(newId())).toBe("somebody who is gone");
});
