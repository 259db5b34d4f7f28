import { beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { tellInApp } from "#lib/intercom/notices/tell-in-app.ts";
import { listNotifications } from "#lib/notifications/list-notifications.ts";
import { markAllRead } from "#lib/notifications/mark-read.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: typeof acme;
let admins: (typeof acme.member)[];
let boltAdmin: typeof acme.member;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId } = acme;
  admins = [
    (await addPerson({ workspaceId, role: "owner" })).member,
    (await addPerson({ workspaceId, role: "admin" })).member,
  ];
  boltAdmin = (await addPerson({ workspaceId: bolt.workspaceId, role: "admin" })).member;
  for (const side of [acme, bolt]) {
    await database.intercomConnection.create({
      data: {
        ...{ workspaceId: side.workspaceId, intercomAppId: "ab12cd", region: "EU" },
        ...{ intercomWorkspaceName: "Support", status: "connected", syncContacts: true },
        ...{ connectedByName: "Noor", connectedAt: new Date() },
      },
    });
  }
});

beforeEach(async () => {
  await database.notification.deleteMany({ where: { workspaceId: acme.workspaceId } });
  await database.contactImport.deleteMany({ where: { workspaceId: acme.workspaceId } });
});

const connection = (data: object) =>
  database.intercomConnection.update({ where: { workspaceId: acme.workspaceId }, data });
const troublesOf = async (member: typeof acme.member) =>
  (await listNotifications(member)).newest.map(({ about }) => "trouble" in about && about.trouble);

test("B15 an access that was revoked is told once to each owner and admin, and to nobody else", async () => {
  await connection({ status: "reconnect_needed", reconnectNeededSince: new Date(Date.now() - 50) });
  await Promise.all([tellInApp(), tellInApp()]);
  await tellInApp();
  for (const admin of admins) expect(await troublesOf(admin)).toEqual(["reconnect"]);
  for (const other of [acme.member, boltAdmin]) expect(await troublesOf(other)).toEqual([]);
  for (const admin of admins) await markAllRead(admin, new Date(Date.now() + 60_000));
  await tellInApp();
  for (const admin of admins) expect((await listNotifications(admin)).unread).toBe(0);
  await connection({ reconnectNeededSince: new Date(Date.now() + 50) });
  await tellInApp();
  for (const admin of admins) expect((await listNotifications(admin)).unread).toBe(1);
  await connection({ status: "connected", reconnectNeededSince: null });
});

test("B16 an import is told of once it needs a person, or has been tried in vain for an hour", async () => {
  const { workspaceId } = acme;
  const id = newId();
  await database.contactImport.create({
    data: {
      ...{ workspaceId, id, intercomAppId: "ab12cd", kind: "full", phase: "contacts" },
      ...{ state: "failed", isOpen: true, waitUntil: new Date(), movedAt: new Date() },
    },
  });
  const [owner = acme.member] = admins;
  await tellInApp();
  expect(await troublesOf(owner)).toEqual([]);
  const where = { workspaceId_id: { workspaceId, id } };
  const anHourAgo = new Date(Date.now() - 3_700_000);
  await database.contactImport.update({ where, data: { movedAt: anHourAgo } });
  await tellInApp();
  await tellInApp();
  expect(await troublesOf(owner)).toEqual(["contacts"]);
  await database.notification.deleteMany({ where: { workspaceId } });
  const movedAt = new Date(Date.now() - 50);
  await database.contactImport.update({ where, data: { waitUntil: null, movedAt } });
  await tellInApp();
  expect(await troublesOf(owner)).toEqual(["contacts"]);
});

test("whoever is no admin any more does not see it", async () => {
  const { workspaceId } = acme;
  const { member } = await addPerson({ workspaceId, role: "admin" });
  await connection({ status: "reconnect_needed", reconnectNeededSince: new Date(Date.now() - 50) });
  await tellInApp();
  expect((await listNotifications(member)).unread).toBe(1);
  expect((await listNotifications({ ...member, role: "member" })).unread).toBe(0);
  await connection({ status: "connected", reconnectNeededSince: null });
});
