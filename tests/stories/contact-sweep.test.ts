import { beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { startDueImports } from "#lib/intercom/contact-import/start-due-imports.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
  rowVersions,
} from "#tests/support/imported-contacts.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import {
  runFull,
  runSweep,
  startFull,
  startSweep,
  workOff,
  workUntilAnswered,
} from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ContactStory;
let people: Contact[];

const lost = { deliver: false };
const hour = 3_600_000;
const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

beforeEach(async () => {
  acme = await contactStory(intercom);
  people = addPeople(acme.sim, 24);
  await acme.turn(true);
  await workOff(acme);
  intercom.calls.length = 0;
});

const untrue = () => findUntruePeople(acme.workspaceId, acme.sim);
const searches = () => intercom.calls.filter(({ path }) => path.startsWith("/contacts/search"));
const idOf = (at: number) => people[at]?.id ?? "";

const changes: [string, () => unknown][] = [
  ["an edit", () => acme.sim.editContact(idOf(1), { name: "Ida Novak", city: "Brno" }, lost)],
  ["a changed e-mail", () => acme.sim.editContact(idOf(2), { email: "new@firm.example" }, lost)],
  ["somebody new", () => acme.sim.addContact({ name: "Neu", email: "neu@firm.example" })],
  ["a lead who signed up", () => acme.sim.convertLead(idOf(3), lost)],
  ["an attribute", () => acme.sim.editContact(idOf(4), { customAttributes: { plan: "X" } }, lost)],
  ["who left three companies", () => acme.sim.setContactCompanies(idOf(10), [], lost)],
];

test.each(changes)(
  "PRODUCT §4.4 %s whose notification was lost comes with the next sweep",
  async (_, change) => {
    await change();
    expect(await untrue()).not.toEqual([]);
    expect(await runSweep(acme)).toMatchObject({ kind: "sweep", state: "done" });
    expect(await untrue()).toEqual([]);
  },
);

test("PRODUCT §4.1 the twelfth company of somebody comes with a sweep, and the others are not asked for", async () => {
  const { sim } = acme;
  const more = sim.addCompany({ name: "One more" });
  const all = [...(people[0]?.companyIds ?? []), more.id].map((id) => ({ id }));
  await sim.setContactCompanies(idOf(0), all, lost);
  await runSweep(acme);
  expect(await untrue()).toEqual([]);
  const asked = intercom.calls.filter(({ path }) => path.includes("/companies"));
  expect(asked.map(({ path }) => path)).toEqual([
    expect.stringContaining(`/contacts/${idOf(0)}/companies`),
  ]);
});

const zones = Array.from({ length: 26 }, (_, at) => at - 11);

test.each([1, 13, 25, 47])(
  "B23 what changed just before or after a watermark of %i hours ago is found in the zones −11 to +14",
  async (hours) => {
    for (const zone of zones) {
      // Zones of this family count westwards.
      const timezone = zone === 0 ? "UTC" : `Etc/GMT${zone > 0 ? "-" : "+"}${Math.abs(zone)}`;
      const sim = intercom.addWorkspace({ name: timezone, region: "EU", timezone });
      const story = await contactStory(intercom, sim);
      const some = Array.from({ length: 4 }, (_, at) =>
        sim.addContact({
          name: `P ${at}`,
          createdAt: 1_700_000_000 + at,
          updatedAt: 1_750_000_000,
        }),
      );
      await story.turn(true);
      await workOff(story);
      const watermark = secondsAgo(hours * 3_600);
      for (const [at, offset] of [-3_600, -1, 1, 1_800].entries()) {
        await sim.editContact(
          some[at]?.id ?? "",
          { name: `Q ${at}` },
          { ...lost, at: watermark + offset },
        );
      }
      await runSweep(story, hours * hour);
      expect(await findUntruePeople(story.workspaceId, sim), timezone).toEqual([]);
    }
  },
);

test("B23 the search begins two days before the watermark, as much where it compares seconds, and names no refused operator", async () => {
  await runSweep(acme, 20 * 60_000);
  const [asked] = searches().map(({ body }) => JSON.parse(body));
  expect(asked).toMatchObject({
    query: { field: "updated_at", operator: ">" },
    sort: { field: "created_at", order: "ascending" },
  });
  expect(asked.query.value).toBeLessThanOrEqual(secondsAgo(48 * 3_600 + 20 * 60 - 5));
});

test("B23 what the search did not know yet comes with a later sweep", async () => {
  const { sim } = acme;
  sim.setSearchLag(300);
  await sim.editContact(idOf(1), { name: "Late" }, lost);
  sim.addContact({ name: "New and late" });
  await runSweep(acme);
  expect(await untrue()).toHaveLength(2);
  sim.setSearchLag(0);
  await runSweep(acme);
  expect(await untrue()).toEqual([]);
});

test("PRODUCT §4.4 who was taken out of the archive comes back with a sweep, and who was put in a moment ago does not", async () => {
  const { sim, workspaceId } = acme;
  const notified = async (id: string, at: number) => {
    const [event] = await sim.archiveContact(id, { ...lost, at });
    await database.contact.updateMany({
      where: { workspaceId, intercomContactId: id },
      data: { standing: "archived", standingSince: new Date(at * 1000) },
    });
    return event;
  };
  await notified(idOf(1), secondsAgo(7_200));
  await sim.unarchiveContact(idOf(1), lost);
  await runSweep(acme);
  expect(await untrue()).toEqual([]);
  await notified(idOf(2), secondsAgo(1));
  // An index that still holds who has just been archived.
  const stale = { type: "contact", id: idOf(2), role: "user", updated_at: secondsAgo(1) };
  intercom.failNext(/^POST \/contacts\/search$/, { status: 200, body: { data: [stale] } });
  await runSweep(acme);
  const kept = await database.contact.findFirst({
    where: { workspaceId, intercomContactId: idOf(2) },
  });
  expect(kept?.standing).toBe("archived");
});

test("C3 I10 a sweep that finds nothing new writes nothing but its own run", async () => {
  await acme.sim.editContact(idOf(1), { name: "Ida" }, lost);
  await runSweep(acme);
  const before = await rowVersions();
  expect(await runSweep(acme)).toMatchObject({ written: 0, seen: 1, state: "done" });
  expect(await rowVersions()).toEqual(before);
});

test("I8 a sweep that finds many is worked off page by page, each asked for once, and moves the watermark at its end", async () => {
  const { sim, workspaceId } = acme;
  for (let at = 0; at < 320; at += 1) sim.addContact({ name: `New ${at}` });
  await startSweep(acme);
  const swept = async () =>
    (await database.intercomConnection.findUniqueOrThrow({ where: { workspaceId } })).sweptUntil;
  const before = await swept();
  await workUntilAnswered(acme);
  expect(await latestRun(workspaceId)).toMatchObject({ seen: 150, state: "running" });
  await workUntilAnswered(acme);
  expect(await swept()).toEqual(before);
  const run = await workOff(acme);
  expect(run).toMatchObject({ seen: 320, state: "done" });
  expect(searches()).toHaveLength(3);
  expect(await swept()).toEqual(run.startedAt);
  expect(await untrue()).toEqual([]);
});

test("B11 a place in the search that Intercom forgot makes the sweep begin again", async () => {
  for (let at = 0; at < 200; at += 1) acme.sim.addContact({ name: `New ${at}` });
  await startSweep(acme);
  await workUntilAnswered(acme);
  acme.sim.expireCursors();
  expect(await workOff(acme)).toMatchObject({ state: "done", restarts: 1 });
  expect(await untrue()).toEqual([]);
});

test("F6 switched off while a page of the sweep is on its way, nothing of it is written", async () => {
  const { sim, turn } = acme;
  for (let at = 0; at < 20; at += 1) sim.addContact({ name: `New ${at}` });
  await startSweep(acme);
  const before = await rowVersions();
  sim.watchCalls({
    asked: async () => null,
    answered: () => turn(false),
  });
  await workOff(acme);
  sim.watchCalls(null);
  expect(await rowVersions()).toEqual(before);
  await turn(true);
  expect(await workOff(acme)).toMatchObject({ kind: "full", state: "done" });
  expect(await untrue()).toEqual([]);
});

test("a sweep does not begin beside a run, gives way to a full one, and none begins before a quarter of an hour", async () => {
  const { workspaceId } = acme;
  const kinds = async () => {
    const rows = await database.contactImport.findMany({
      where: { workspaceId },
      orderBy: { id: "asc" },
    });
    return rows.map(({ kind, state }) => `${kind} ${state}`);
  };
  await startSweep(acme, 14 * 60_000);
  expect(await kinds()).toEqual(["full done"]);
  await startSweep(acme);
  await startSweep(acme);
  await startFull(acme);
  await startSweep(acme);
  expect(await kinds()).toEqual(["full done", "sweep canceled", "full running"]);
  await workOff(acme);
});

test.each([
  ["that is switched off", { syncContacts: false }],
  ["whose access was revoked", { status: "reconnect_needed" }],
  ["that is disconnected", { status: "disconnected" }],
] as const)("F6 F7 no sweep begins in a workspace %s", async (_, data) => {
  const { workspaceId } = acme;
  await database.intercomConnection.update({ where: { workspaceId }, data });
  await startSweep(acme);
  expect(await database.contactImport.count({ where: { workspaceId } })).toBe(1);
});

test("B14 a sweep whose list has no end has failed, and does not keep the day's full run from beginning", async () => {
  const { workspaceId } = acme;
  const page = { data: [{ id: idOf(1) }], pages: { next: { starting_after: "again" } } };
  intercom.failNext(/^POST \/contacts\/search$/, { status: 200, body: page, times: 2 });
  expect(await runSweep(acme)).toMatchObject({ state: "failed", waitUntil: null });
  const fullyImportedAt = new Date(Date.now() - 25 * hour);
  await database.intercomConnection.update({ where: { workspaceId }, data: { fullyImportedAt } });
  await startDueImports();
  expect(await workOff(acme)).toMatchObject({ kind: "full", state: "done" });
});

test("B13 what a notification tells after a sweep has begun is not overwritten by it", async () => {
  const { sim, workspaceId } = acme;
  await sim.editContact(idOf(1), { name: "Older" }, { ...lost, at: secondsAgo(60) });
  intercom.failNext(/^POST \/contacts\/search$/, {
    status: 200,
    body: { data: [{ id: idOf(1), name: "Older", updated_at: secondsAgo(60) }], total_count: 1 },
  });
  const [event] = await sim.editContact(idOf(1), { name: "Newer" }, lost);
  await startSweep(acme);
  await database.delivery.create({
    data: {
      ...{ workspaceId, id: crypto.randomUUID(), intercomAppId: sim.appId },
      ...{ notificationId: crypto.randomUUID(), topic: event?.topic ?? "" },
      body: Buffer.from(JSON.stringify(event)),
    },
  });
  await drainDeliveries(scopeOf(acme), AbortSignal.any([]));
  await workOff(acme);
  expect(await untrue()).toEqual([]);
  expect(await runFull(acme)).toMatchObject({ written: 0 });
});
