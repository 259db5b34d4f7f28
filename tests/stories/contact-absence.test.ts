import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { changeEraseDeleted } from "#lib/intercom/erasure/change-erase-deleted.ts";
import { sendNotices } from "#lib/intercom/notices/send-notices.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { addPeople, type ContactStory, contactStory } from "#tests/support/imported-contacts.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import { runFull, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let mail: MailServer;
let acme: ContactStory;
let people: Contact[];

beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(() => mail.stop());
beforeEach(async () => {
  acme = await contactStory(intercom);
  people = addPeople(acme.sim, 24);
  await acme.turn(true);
  await workOff(acme);
  await sendNotices();
  mail.received.length = 0;
  intercom.calls.length = 0;
});

/** Intercom lists nobody, finds nobody and has nobody. */
function forgetEverybody() {
  const none = { status: 200, body: { data: [], total_count: 0 } };
  acme.sim.watchCalls({
    asked: async ({ path }) => {
      if (/^\/contacts(\/search)?$/.test(path)) return none;
      return path.startsWith("/contacts/") ? { status: 404 } : null;
    },
    answered: async () => undefined,
  });
}

const standings = async () => {
  const rows = await database.contact.groupBy({
    where: { workspaceId: acme.workspaceId },
    by: ["standing"],
    _count: true,
  });
  return Object.fromEntries(rows.map(({ standing, _count }) => [standing, _count]));
};
const calledFor = (path: RegExp) => intercom.calls.filter((call) => path.test(call.path)).length;

test("where Intercom suddenly lists nobody, nobody is asked for, gone or erased: the list is read once more, and then a person decides", async () => {
  await changeEraseDeleted(acme.admin, true);
  forgetEverybody();
  expect(await runFull(acme)).toMatchObject({
    state: "failed",
    waitUntil: null,
    failure: expect.stringMatching(/^Intercom lists only 0 of the 24 people who are here\./),
  });
  expect(await standings()).toEqual({ active: 24 });
  expect(calledFor(/^\/contacts\?/)).toBe(2);
  expect(calledFor(/^\/contacts\/\w{24}$/)).toBe(0);
  await sendNotices();
  await sendNotices();
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]?.replaceAll("=\r\n", "")).toContain("lists only 0 of the 24 people");
});

test("where that was a mistake of Intercom's, Retry finds everybody still there", async () => {
  forgetEverybody();
  await runFull(acme);
  acme.sim.watchCalls(null);
  await syncContactsNow(acme.admin);
  expect(await workOff(acme)).toMatchObject({ state: "done", here: 24 });
  expect(await findUntruePeople(acme.workspaceId, acme.sim)).toEqual([]);
});

test("a mistake that is over when the list is read once more needs nobody", async () => {
  intercom.failNext(/^GET \/contacts$/, { status: 200, body: { data: [], total_count: 0 } });
  expect(await runFull(acme)).toMatchObject({ state: "done", here: 24, restarts: 1 });
  expect(calledFor(/^\/contacts\/\w{24}$/)).toBe(0);
});

test("where most are really gone, Retry asks for each and says so, and the next day needs nobody", async () => {
  const { sim, workspaceId } = acme;
  for (const { id } of people.slice(0, 14)) await sim.deleteContact(id, { deliver: false });
  expect((await runFull(acme)).failure).toContain("lists only 10 of the 24 people");
  expect(await standings()).toEqual({ active: 24 });
  await syncContactsNow(acme.admin);
  expect(await workOff(acme)).toMatchObject({ state: "done", here: 10 });
  expect(await standings()).toEqual({ active: 10, deleted: 14 });
  expect(await runFull(acme)).toMatchObject({ state: "done", here: 10, restarts: 0 });
  expect(await findUntruePeople(workspaceId, sim)).toEqual([]);
});

test("half of all, or ten of few, may be gone without anybody's word", async () => {
  const { sim } = acme;
  for (const { id } of people.slice(0, 12)) await sim.deleteContact(id, { deliver: false });
  expect(await runFull(acme)).toMatchObject({ state: "done", here: 12 });
  for (const { id } of people.slice(12, 22)) await sim.deleteContact(id, { deliver: false });
  expect(await runFull(acme)).toMatchObject({ state: "done", here: 2 });
});
