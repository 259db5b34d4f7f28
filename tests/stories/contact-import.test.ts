import { beforeEach, expect, test } from "vitest";
import { findPerson } from "#lib/contacts/find-person.ts";
import { database } from "#lib/database/client.ts";
import { findContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { requeueStrandedImports } from "#lib/intercom/contact-import/requeue-stranded-imports.ts";
import { startDueImports } from "#lib/intercom/contact-import/start-due-imports.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { eventually } from "#tests/support/eventually.ts";
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
import { useImportWorker } from "#tests/support/use-import-worker.ts";

const intercom = await useImportWorker();
let acme: ContactStory;

beforeEach(async () => {
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

test("PRODUCT §2.11 the owner of a contact is shown by name, asked for once, and left out where Intercom does not tell", async () => {
  const { sim, workspaceId, turn, admin } = acme;
  const ana = sim.addAdmin({ name: "Ana Ruiz", email: "ana.ruiz@acme.example" });
  const owned = [ana.id, ana.id, "404"].map((ownerId) => sim.addContact({ ownerId }));
  await turn(true);
  await untilRun(workspaceId, "done");
  const owners = async () => {
    const rows = await database.contact.findMany({ where: { workspaceId } });
    const idOf = new Map(rows.map((row) => [row.intercomContactId, row.id]));
    const people = owned.map(({ id }) => findPerson(admin, idOf.get(id) ?? ""));
    return (await Promise.all(people)).map((person) => person?.owner);
  };
  expect(await owners()).toEqual(["Ana Ruiz", "Ana Ruiz", null]);
  await syncContactsNow(admin);
  await untilRun(workspaceId, "done");
  const asked = intercom.calls.filter(({ path }) => path.startsWith("/admins"));
  expect(asked).toHaveLength(1);
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

test("a day after the last full run another one starts by itself, and brings what was missed", async () => {
  const { sim, workspaceId, turn } = acme;
  addPeople(sim, 20);
  await turn(true);
  await untilRun(workspaceId, "done");
  sim.addContact({ name: "Missed" });
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { fullyImportedAt: yesterday },
  });
  await startDueImports();
  await startDueImports();
  expect(await untilRun(workspaceId, "done")).toMatchObject({ requestedBy: null, written: 1 });
  expect(await peopleHere(workspaceId)).toEqual(peopleInIntercom(sim));
  expect(await database.contactImport.count({ where: { workspaceId } })).toBe(2);
});

test("a run whose job was lost is queued again", async () => {
  const { sim, workspaceId, turn } = acme;
  addPeople(sim, 20);
  intercom.failNext(/^GET \/contacts$/, { status: 503 });
  await turn(true);
  await eventually(async () => (await latestRun(workspaceId)).attempts === 1);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await database.$queryRaw`SELECT graphile_worker.remove_job(${`contacts:${workspaceId}`})::text`;
  await database.contactImport.updateMany({
    where: { workspaceId },
    data: { waitUntil: hourAgo, movedAt: hourAgo },
  });
  await requeueStrandedImports();
  expect(await untilRun(workspaceId, "done")).toMatchObject({ here: 20 });
});
