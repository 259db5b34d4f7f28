import { beforeEach, expect, test } from "vitest";
import { deleteContact } from "#lib/contacts/changing/delete-contact.ts";
import { findPerson, findSurvivor } from "#lib/contacts/find-person.ts";
import { listPeople } from "#lib/contacts/list/list-people.ts";
import { listDuplicates } from "#lib/contacts/merging/list-duplicates.ts";
import { listMerged } from "#lib/contacts/merging/list-merged.ts";
import { mergeContacts } from "#lib/contacts/merging/merge-contacts.ts";
import { undoMerge } from "#lib/contacts/merging/undo-merge.ts";
import { changeStandings } from "#lib/contacts/standing/change-standings.ts";
import { database, transaction } from "#lib/database/client.ts";
import { intercomAppId } from "#tests/support/add-ticket.ts";
import { type Team, teamWithPeople } from "#tests/support/team-with-people.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let acme: Team;
let [a, b, c] = ["", "", ""];

beforeEach(async () => {
  acme = await teamWithPeople();
  await acme.hear(
    "page",
    { intercomId: "a", name: "Ann", email: "ann@firm.example", companyIds: ["x", "y"] },
    { intercomId: "b", name: "Anna", email: "ann@firm.example", companyIds: ["y"] },
    { intercomId: "c", name: "Cy" },
  );
  [a, b, c] = [await acme.idOf("a"), await acme.idOf("b"), await acme.idOf("c")];
});

const merge = (fromId: string, intoId: string, admin = acme.admin) =>
  mergeContacts(admin, { fromId, intoId });
const undo = (id: string) => undoMerge(acme.admin, id);
const names = async () => {
  const order = { sort: "name", direction: "asc", cursor: null, limit: 10 } as const;
  return (await listPeople(acme.scope, order)).people.map(({ name }) => name);
};

test("PRODUCT 4.8 a merge brings tickets and companies to who stays, whose own fields stay, and leads there", async () => {
  await acme.ticketOf(a);
  await acme.ticketOf(b);
  await merge(a, b);
  expect(await acme.ticketsOf(b)).toEqual([1, 2]);
  expect(await acme.companiesOf(b)).toEqual(["x", "y"]);
  expect(await findPerson(acme.scope, b)).toMatchObject({ name: "Anna" });
  expect(await listDuplicates(acme.scope, { email: "ann@firm.example" })).toHaveLength(1);
  expect(await findSurvivor(acme.scope, a)).toBe(b);
  expect(await names()).toEqual(["Anna", "Cy"]);
});

test("PRODUCT 4.8 undoing a merge restores exactly what was", async () => {
  await acme.ticketOf(a);
  await acme.ticketOf(b);
  const before = await acme.everything();
  const id = await merge(a, b);
  expect(await acme.everything()).not.toEqual(before);
  expect(await undo(id)).toBe(a);
  expect(await acme.everything()).toEqual(before);
});

test("a chain of merges leads to the last, and is undone link by link to exactly what was", async () => {
  await acme.ticketOf(a);
  await acme.ticketOf(b);
  const before = await acme.everything();
  const first = await merge(a, b);
  const between = await acme.everything();
  const second = await merge(b, c);
  expect(await findSurvivor(acme.scope, a)).toBe(c);
  expect(await acme.ticketsOf(c)).toEqual([1, 2]);
  await expect(undo(first)).rejects.toThrow("Undo that merge first");
  await undo(second);
  expect(await acme.everything()).toEqual(between);
  await undo(first);
  expect(await acme.everything()).toEqual(before);
});

test("what has moved on since the merge is not taken back, and what came for them since is theirs", async () => {
  const moved = await acme.ticketOf(a);
  const id = await merge(a, b);
  const where = { workspaceId_id: { workspaceId: acme.workspaceId, id: moved.id } };
  await database.feedbackTicket.update({ where, data: { contactId: c } });
  const late = await acme.ticketOf(b, { customerIntercomId: "a" });
  await undo(id);
  expect(await acme.ticketsOf(c)).toEqual([moved.number]);
  expect(await acme.ticketsOf(a)).toEqual([late.number]);
});

test("PRODUCT 4.4 a merge made here survives what Intercom sends of both, which is there once it is undone", async () => {
  const id = await merge(a, b);
  for (const how of ["page", "webhook"] as const) {
    await acme.hear(
      how,
      { intercomId: "a", name: "Ann Lee", companyIds: ["x", "y"] },
      { intercomId: "b", name: "Anna", companyIds: ["y"] },
    );
  }
  expect(await names()).toEqual(["Anna", "Cy"]);
  expect(await acme.companiesOf(b)).toEqual(["x", "y"]);
  await undo(id);
  expect(await acme.person(a)).toMatchObject({ name: "Ann Lee", standing: "active" });
  expect(await acme.companiesOf(b)).toEqual(["y"]);
});

test.each(["archived", "deleted"] as const)(
  "who was %s in Intercom, before the merge or since, is so again once it is undone",
  async (standing) => {
    const since = new Date("2025-05-05");
    const change = (intercomId: string) =>
      transaction((tx) =>
        changeStandings(tx, acme.scope, {
          intercomAppId,
          standings: [{ intercomId, standing, since }],
        }),
      );
    await change("a");
    const merges = [await merge(a, c), await merge(b, c)];
    await change("b");
    for (const id of merges) await undo(id);
    const stood = { standing, standingSince: since, mergedIntoId: null };
    expect([await acme.person(a), await acme.person(b)]).toMatchObject([stood, stood]);
  },
);

test("both histories tell of a merge and of its undoing", async () => {
  await undo(await merge(a, b));
  const told = { actorName: "Noor Haddad", before: null, after: null };
  expect(await acme.lines(b)).toEqual([
    { ...told, what: "merged", after: "Ann" },
    { ...told, what: "unmerged", after: "Ann" },
  ]);
  expect(await acme.lines(a)).toEqual([
    { ...told, what: "merged", before: "Anna" },
    { ...told, what: "unmerged", before: "Anna" },
  ]);
});

test("who leads to a contact is listed, with the merge that can be undone", async () => {
  const id = await merge(a, b);
  expect(await listMerged(acme.scope, b)).toMatchObject([
    { id: a, name: "Ann", mergeId: id, mergedBy: "Noor Haddad" },
  ]);
  await merge(b, c);
  const merged = await listMerged(acme.scope, c);
  expect(merged.find((one) => one.id === a)).toMatchObject({ mergeId: null });
});

test("of two merges of the same contact at once one is made, and the other says what happened", async () => {
  const both = await Promise.allSettled([merge(a, b), merge(a, c)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = both.find((one) => one.status === "rejected");
  expect(String(refused?.reason)).toContain("Meanwhile this person was merged into another");
  expect(await names()).toHaveLength(2);
});

test("of a merge of A into B and one of B into A at once one is made, and nobody is lost", async () => {
  const both = await Promise.allSettled([merge(a, b), merge(b, a)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await names()).toHaveLength(2);
});

test("a merge is undone once, however often that is asked for at once", async () => {
  const id = await merge(a, b);
  const asked = await Promise.allSettled([undo(id), undo(id)]);
  expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await acme.lines(a)).filter(({ what }) => what === "unmerged")).toHaveLength(1);
});

test("nobody is merged with themselves, nor with whom somebody deleted meanwhile", async () => {
  await expect(merge(a, a)).rejects.toThrow("somebody else");
  await deleteContact(acme.admin, c);
  await expect(merge(a, c)).rejects.toThrow("was deleted");
  expect(await names()).toEqual(["Ann", "Anna"]);
});

test("S-B7 another workspace's people are neither merged nor given back", async () => {
  const bolt = await teamWithPeople();
  await bolt.hear("page", { intercomId: "z", name: "Zed" });
  const z = await bolt.idOf("z");
  for (const [from, into] of [
    [a, z],
    [z, a],
    [a, b],
  ] as const) {
    await expect(merge(from, into, bolt.admin)).rejects.toThrow("not_found");
  }
  const id = await merge(a, b);
  const merged = await acme.everything();
  await expect(undoMerge(bolt.admin, id)).rejects.toThrow("not_found");
  expect(await listMerged(bolt.scope, b)).toEqual([]);
  expect(await acme.everything()).toEqual(merged);
});

test("I13 an admin who became a member since the page was asked for merges nobody and undoes nothing", async () => {
  const id = await merge(a, b);
  const { workspaceId, userId } = acme.admin;
  const where = { workspaceId_userId: { workspaceId, userId } };
  await database.membership.update({ where, data: { role: "member" } });
  await expect(merge(b, c)).rejects.toThrow("forbidden");
  await expect(undo(id)).rejects.toThrow("forbidden");
  expect(await names()).toEqual(["Anna", "Cy"]);
});
