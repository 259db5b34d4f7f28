import { beforeEach, expect, test } from "vitest";
import { database, transaction } from "#lib/database/client.ts";
import { disconnectIntercom } from "#lib/intercom/connection/disconnect-intercom.ts";
import { saveConnection } from "#lib/intercom/connection/save-connection.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { addAdmin } from "#tests/support/add-person.ts";
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
  addPeople(acme.sim, 620);
});

const listed = /^GET \/contacts$/;
const listCalls = () => intercom.calls.filter(({ path }) => path.startsWith("/contacts?"));

/** Holds the third page back, so that the import is caught in its middle. */
async function turnOnAndStopInTheMiddle({ turn, workspaceId }: ContactStory, delayMs = 4_000) {
  intercom.failNext(listed, { delayMs: 1 });
  intercom.failNext(listed, { delayMs: 1 });
  intercom.failNext(listed, { delayMs });
  await turn(true);
  await eventually(async () => (await latestRun(workspaceId)).seen === 300);
}

test("F6 switched off in the middle nothing more is written, and on again it goes on where it was", async () => {
  const { sim, workspaceId, turn } = acme;
  await turnOnAndStopInTheMiddle(acme);
  await turn(false);
  const off = await rowVersions();
  await eventually(() => listCalls().length >= 3);
  await eventually(async () => (await waitingJobs(workspaceId)) === 0);
  expect(await rowVersions()).toEqual(off);
  expect(await latestRun(workspaceId)).toMatchObject({ state: "paused", seen: 300 });
  await turn(true);
  const run = await untilRun(workspaceId, "done");
  expect(run).toMatchObject({ seen: 620, here: 620 });
  // The page that came too late, and perhaps the one after it, are asked for again.
  expect(listCalls().length).toBeLessThanOrEqual(7);
  expect(await peopleHere(workspaceId)).toEqual(peopleInIntercom(sim));
});

async function waitingJobs(workspaceId: string): Promise<number> {
  const rows = await database.$queryRaw<unknown[]>`
    SELECT id::text FROM graphile_worker.jobs WHERE queue_name = ${`contacts:${workspaceId}`}`;
  return rows.length;
}

test("F7 disconnected in the middle the run ends, and whoever came stays", async () => {
  const { workspaceId, admin } = acme;
  await turnOnAndStopInTheMiddle(acme);
  await disconnectIntercom(admin);
  await eventually(async () => (await waitingJobs(workspaceId)) === 0);
  expect(await latestRun(workspaceId)).toMatchObject({ state: "canceled", seen: 300 });
  expect(await peopleHere(workspaceId)).toHaveLength(300);
  expect(listCalls().length).toBeLessThanOrEqual(4);
});

test("F8 connecting another Intercom workspace drops the run of the former, and nobody of it comes after", async () => {
  const { workspaceId, admin, turn } = acme;
  await turnOnAndStopInTheMiddle(acme);
  const other = intercom.addWorkspace({ name: "Borealis", region: "US" });
  other.addAdmin({ name: "Bo", email: "bo@borealis.example" });
  other.addContact({ name: "Only one" });
  const granted = {
    intercomAppId: other.appId,
    intercomWorkspaceName: "Borealis",
    region: "US" as const,
    token: other.issueToken(),
  };
  await transaction((tx) => saveConnection(tx, admin, granted));
  expect(await latestRun(workspaceId)).toMatchObject({ state: "canceled" });
  await turn(true);
  expect(await untilRun(workspaceId, "done")).toMatchObject({ seen: 1, here: 1 });
  expect(await peopleHere(workspaceId)).toHaveLength(301);
});

test("F10 reconnecting the same Intercom workspace in the middle goes on with the new token", async () => {
  const { sim, workspaceId, admin } = acme;
  await turnOnAndStopInTheMiddle(acme);
  const token = sim.issueToken();
  const { appId: intercomAppId } = sim;
  const granted = { intercomAppId, intercomWorkspaceName: "Acme", region: "EU" as const, token };
  await transaction((tx) => saveConnection(tx, admin, granted));
  const run = await untilRun(workspaceId, "done");
  expect(run).toMatchObject({ seen: 620, here: 620 });
  expect(intercom.calls.at(-1)?.token).toBe(token);
});

test("F4 F19 twenty presses by two admins start one run", async () => {
  const { workspaceId, admin, turn } = acme;
  const { admin: other } = await addAdmin(workspaceId);
  await turn(true);
  await untilRun(workspaceId, "done");
  intercom.failNext(listed, { delayMs: 1_000 });
  const presses = Array.from({ length: 20 }, (_, at) => syncContactsNow(at % 2 ? admin : other));
  await Promise.all(presses);
  await untilRun(workspaceId, "done");
  expect(await database.contactImport.count({ where: { workspaceId } })).toBe(2);
  const lines = await database.auditEntry.count({
    where: { workspaceId, action: "Contacts synced by hand" },
  });
  expect(lines).toBe(1);
});

test("B12 somebody whom two pages hold is one row, counts once, and keeps what is newer", async () => {
  const { workspaceId, turn } = acme;
  const person = (id: string, name: string, updated_at: number) => ({ id, name, updated_at });
  const newer = person("b", "Bea Novak", 1_750_000_009);
  const pages = [
    { data: [person("a", "Ada", 1_750_000_000), newer], pages: { next: { starting_after: "x" } } },
    { data: [person("b", "Bea", 1_750_000_001), person("c", "Cem", 1_750_000_000)] },
  ];
  for (const page of pages) {
    intercom.failNext(listed, { status: 200, body: { ...page, total_count: 3 } });
  }
  await turn(true);
  expect(await untilRun(workspaceId, "done")).toMatchObject({ seen: 3, here: 3, total: 3 });
  const people = await peopleHere(workspaceId);
  expect(people.map(({ name }) => name)).toEqual(["Ada", "Bea Novak", "Cem"]);
});
