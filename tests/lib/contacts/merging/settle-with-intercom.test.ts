import { beforeEach, expect, test } from "vitest";
import { findSurvivor } from "#lib/contacts/find-person.ts";
import { listMerged } from "#lib/contacts/merging/list-merged.ts";
import { mergeContacts } from "#lib/contacts/merging/merge-contacts.ts";
import { undoMerge } from "#lib/contacts/merging/undo-merge.ts";
import { database } from "#lib/database/client.ts";
import { type Team, teamWithPeople } from "#tests/support/team-with-people.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let acme: Team;
let [a, b, c] = ["", "", ""];

beforeEach(async () => {
  acme = await teamWithPeople();
  await acme.hear(
    "page",
    { intercomId: "a", name: "Ann", companyIds: ["x"] },
    { intercomId: "b", name: "Bo" },
    { intercomId: "c", name: "Cy" },
  );
  [a, b, c] = [await acme.idOf("a"), await acme.idOf("b"), await acme.idOf("c")];
  for (const id of [a, b, c]) await acme.ticketOf(id);
});

const merge = (fromId: string, intoId: string) => mergeContacts(acme.admin, { fromId, intoId });

/** Whose tickets are whose: a's is the first, b's the second, c's the third. */
const tickets = async () => ({
  a: await acme.ticketsOf(a),
  b: await acme.ticketsOf(b),
  c: await acme.ticketsOf(c),
});

test("PRODUCT 4.6 the same merge in Intercom is from then on Intercom's, and cannot be undone here", async () => {
  const id = await merge(a, b);
  await acme.mergeInIntercom("a", "b");
  const settled = await acme.everything();
  await acme.mergeInIntercom("a", "b");
  expect(await acme.everything()).toEqual(settled);
  expect(await tickets()).toEqual({ a: [], b: [1, 2], c: [3] });
  expect(await listMerged(acme.scope, b)).toMatchObject([{ id: a, mergeId: null, mergedBy: null }]);
  await expect(undoMerge(acme.admin, id)).rejects.toThrow("not_found");
  await acme.hear("page", { intercomId: "b", companyIds: [] });
  expect(await acme.companiesOf(b)).toEqual([]);
});

test("PRODUCT 4.6 the other way round in Intercom, who stays there stays here", async () => {
  await merge(a, b);
  await acme.mergeInIntercom("b", "a");
  expect(await acme.person(a)).toMatchObject({ standing: "active", mergedIntoId: null });
  expect(await findSurvivor(acme.scope, b)).toBe(a);
  expect(await tickets()).toEqual({ a: [1, 2], b: [], c: [3] });
  const open = { workspaceId: acme.workspaceId, undoneAt: null };
  expect(await database.contactMerge.count({ where: open })).toBe(0);
  expect(await acme.companiesOf(a)).toEqual(["x"]);
});

test("PRODUCT 4.6 whom Intercom merges into a third takes their own tickets along, and leaves the others'", async () => {
  await merge(a, b);
  await acme.mergeInIntercom("a", "c");
  expect(await findSurvivor(acme.scope, a)).toBe(c);
  expect(await tickets()).toEqual({ a: [], b: [2], c: [1, 3] });
  expect(await acme.companiesOf(b)).toEqual([]);
});

test("whom people here have merged into somebody whom Intercom merges further can be taken back from there", async () => {
  const id = await merge(a, b);
  await acme.mergeInIntercom("b", "c");
  expect(await findSurvivor(acme.scope, a)).toBe(c);
  expect(await tickets()).toEqual({ a: [], b: [], c: [1, 2, 3] });
  expect(await acme.companiesOf(c)).toEqual(["x"]);
  await undoMerge(acme.admin, id);
  expect(await tickets()).toEqual({ a: [1], b: [], c: [2, 3] });
  expect([await acme.companiesOf(a), await acme.companiesOf(c)]).toEqual([["x"], []]);
  expect(await findSurvivor(acme.scope, b)).toBe(c);
});

test("who is merged in Intercom into somebody merged here goes along, also when that is undone", async () => {
  const id = await merge(b, c);
  await acme.mergeInIntercom("a", "b");
  await acme.mergeInIntercom("a", "b");
  expect(await findSurvivor(acme.scope, a)).toBe(c);
  expect(await tickets()).toEqual({ a: [], b: [], c: [1, 2, 3] });
  await undoMerge(acme.admin, id);
  expect(await findSurvivor(acme.scope, a)).toBe(b);
  expect(await tickets()).toEqual({ a: [], b: [1, 2], c: [3] });
});

test("whatever the order of merges here and in Intercom, nobody leads to somebody who leads on", async () => {
  const pairs = [
    ["a", "b"],
    ["b", "c"],
    ["c", "a"],
    ["b", "a"],
  ] as const;
  const ids = { a, b, c };
  for (const [from, into] of pairs) {
    await merge(ids[from], ids[into]).catch(() => null);
    await acme.mergeInIntercom(into, from);
    await acme.mergeInIntercom(from, into);
    const people = await database.contact.findMany({
      where: { workspaceId: acme.workspaceId },
      select: { id: true, standing: true, mergedIntoId: true },
    });
    const active = new Set(people.filter((one) => one.standing === "active").map(({ id }) => id));
    for (const { id, mergedIntoId } of people) {
      expect(mergedIntoId === null ? active.has(id) : active.has(mergedIntoId)).toBe(true);
    }
    const all = await tickets();
    expect([...all.a, ...all.b, ...all.c].sort()).toEqual([1, 2, 3]);
    const holders = await database.feedbackTicket.findMany({
      where: { workspaceId: acme.workspaceId },
      select: { contactId: true },
    });
    for (const { contactId } of holders) expect(active.has(contactId ?? "")).toBe(true);
  }
});
