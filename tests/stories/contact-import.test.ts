import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { findContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
  peopleHere,
  peopleInIntercom,
  rowVersions,
  untilRun,
} from "#tests/support/imported-contacts.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
let worker: App;
let acme: ContactStory;

beforeAll(async () => {
  worker = await startApp({
    databaseUrl,
    env: storyEnvironment(intercom),
    program: "lib/jobs/worker.ts",
    until: null,
  });
});
afterAll(() => worker?.stop());
beforeEach(async () => {
  intercom.calls.length = 0;
  acme = await contactStory(intercom);
});

test("turning the switch on brings every person of Intercom with every field and all companies", async () => {
  const { sim, workspaceId, turn } = acme;
  addPeople(sim, 340);
  await turn(true);
  const run = await untilRun(workspaceId, "done");
  expect(await peopleHere(workspaceId)).toEqual(peopleInIntercom(sim));
  expect(run).toMatchObject({ seen: 340, total: 340, here: 340, written: 340 + 14, failure: null });
});

test("C3 a second import of unchanged people writes nothing but its own run", async () => {
  const { sim, workspaceId, turn, admin } = acme;
  addPeople(sim, 170);
  await turn(true);
  await untilRun(workspaceId, "done");
  const before = await rowVersions();
  await syncContactsNow(admin);
  const again = await untilRun(workspaceId, "done");
  expect(again).toMatchObject({ written: 0, seen: 170, requestedBy: "Noor Haddad" });
  expect(await database.contactImport.count({ where: { workspaceId } })).toBe(2);
  expect(await rowVersions()).toEqual(before);
});

test("the settings page is told how the import stands", async () => {
  const { sim, workspaceId, turn, admin } = acme;
  addPeople(sim, 20);
  expect(await findContactSync(admin)).toMatchObject({ on: false, state: "off", people: 0 });
  await turn(true);
  await untilRun(workspaceId, "done");
  const sync = await findContactSync(admin);
  expect(sync).toMatchObject({ on: true, state: "up_to_date", people: 20, intercomPeople: 20 });
  expect(sync.checkedAt).toEqual((await latestRun(workspaceId)).endedAt);
});
