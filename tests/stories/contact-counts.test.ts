import { beforeEach, expect, test } from "vitest";
import { deleteContact } from "#lib/contacts/changing/delete-contact.ts";
import { eraseContact } from "#lib/contacts/erase-contact.ts";
import { mergeContacts } from "#lib/contacts/merging/merge-contacts.ts";
import { undoMerge } from "#lib/contacts/merging/undo-merge.ts";
import { database } from "#lib/database/client.ts";
import { findContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
} from "#tests/support/imported-contacts.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import { runFull, runSweep, startSweep, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ContactStory;
let people: Contact[];

const lost = { deliver: false };
const none = { deletedHere: 0, mergedHere: 0, erasedHere: 0, leftOut: 0 };

beforeEach(async () => {
  acme = await contactStory(intercom);
  people = addPeople(acme.sim, 20);
  await acme.turn(true);
  await workOff(acme);
});

/** The id here of the person at this place. */
async function here(at: number): Promise<string> {
  const where = { workspaceId: acme.workspaceId, intercomContactId: people[at]?.id ?? "" };
  return (await database.contact.findFirstOrThrow({ where })).id;
}

const merge = async (from: number, into: number) =>
  mergeContacts(acme.admin, { fromId: await here(from), intoId: await here(into) });

test("PRODUCT §4.3 the counts of both sides are equal when nobody here did anything", async () => {
  expect(await findContactSync(acme.admin)).toMatchObject({
    ...{ intercomPeople: 20, comparedPeople: 20 },
    reasons: none,
  });
});

test("PRODUCT §4.3 the run's end names who is not here because people here deleted, merged and erased them", async () => {
  const { admin } = acme;
  for (const at of [1, 2, 3]) await deleteContact(admin, await here(at));
  for (const at of [4, 5]) await merge(at, 6);
  await eraseContact(admin, await here(7));
  await runFull(acme);
  expect(await findContactSync(admin)).toMatchObject({
    ...{ intercomPeople: 20, comparedPeople: 14 },
    reasons: { ...none, deletedHere: 3, mergedHere: 2, erasedHere: 1 },
  });
});

test("PRODUCT §4.3 whoever left Intercom is no reason, though they were deleted or merged here before", async () => {
  const { admin, sim } = acme;
  await deleteContact(admin, await here(1));
  await merge(4, 6);
  await sim.deleteContact(people[1]?.id ?? "", lost);
  await sim.archiveContact(people[4]?.id ?? "", lost);
  await runFull(acme);
  expect(await findContactSync(admin)).toMatchObject({
    ...{ intercomPeople: 18, comparedPeople: 18 },
    reasons: none,
  });
});

test("PRODUCT §4.3 people whom Intercom lists without an id are counted as such", async () => {
  const { admin } = acme;
  const listed = people.map(({ id, role, name, updatedAt }) => ({
    id,
    role,
    name,
    updated_at: updatedAt,
  }));
  intercom.failNext(/^GET \/contacts$/, {
    status: 200,
    body: { data: [...listed, { name: "Nobody" }, {}], total_count: 22 },
  });
  await runFull(acme);
  expect(await findContactSync(admin)).toMatchObject({
    ...{ intercomPeople: 22, comparedPeople: 20 },
    reasons: { ...none, leftOut: 2 },
  });
});

test("PRODUCT §4.3 when the counts differ for no reason, Intercom's is asked for as it is at the run's end", async () => {
  const { admin, sim } = acme;
  let isFirst = true;
  sim.watchCalls({
    asked: async () => null,
    answered: async ({ path, method }) => {
      if (method !== "GET" || path !== "/contacts" || !isFirst) return;
      isFirst = false;
      sim.addContact({ name: "Came after the list" });
    },
  });
  await runFull(acme);
  sim.watchCalls(null);
  expect(await findContactSync(admin)).toMatchObject({
    ...{ intercomPeople: 21, comparedPeople: 21 },
    reasons: none,
  });
});

test("PRODUCT §4.7 who is merged here and archived in Intercom meanwhile is archived when that is undone", async () => {
  const { admin, sim, workspaceId } = acme;
  const mergeId = await merge(4, 6);
  await sim.archiveContact(people[4]?.id ?? "", lost);
  await runFull(acme);
  const id = await undoMerge(admin, mergeId);
  expect(await database.contact.findFirst({ where: { workspaceId, id } })).toMatchObject({
    standing: "archived",
  });
});

test("a sweep under way leaves the card as it is, and one that failed says so", async () => {
  const { admin, sim, workspaceId } = acme;
  await startSweep(acme);
  const calm = { state: "up_to_date", isSweep: true, intercomPeople: 20, failure: null };
  expect(await findContactSync(admin)).toMatchObject(calm);
  intercom.failNext(/^POST \/contacts\/search$/, { status: 403 });
  await workOff(acme);
  expect(await findContactSync(admin)).toMatchObject({ state: "failed", isSweep: true });
  expect((await latestRun(workspaceId)).failure).toMatch(
    / is missing\. Tick it in .*, then press Retry$/,
  );
  await runFull(acme);
  sim.addContact({ name: "New" });
  expect(await runSweep(acme)).toMatchObject({ total: null, here: null, written: 1 });
  expect(await findContactSync(admin)).toMatchObject({ state: "up_to_date", people: 21 });
});
