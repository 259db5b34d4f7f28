import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
  rowVersions,
} from "#tests/support/imported-contacts.ts";
import { dialects } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import {
  arrive,
  runFull,
  runSweep,
  startFull,
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

beforeEach(async () => {
  acme = await contactStory(intercom);
  people = addPeople(acme.sim, 24);
  await acme.turn(true);
  await workOff(acme);
  intercom.calls.length = 0;
});

const untrue = () => findUntruePeople(acme.workspaceId, acme.sim);
const idOf = (at: number) => people[at]?.id ?? "";
const askedFor = () =>
  intercom.calls.flatMap(({ path }) => /^\/contacts\/(\w{24})(\?|$)/.exec(path)?.[1] ?? []);
const standingOf = async (intercomContactId: string) => {
  const where = { workspaceId: acme.workspaceId, intercomContactId };
  return (await database.contact.findFirst({ where }))?.standing;
};

const changes: [string, () => unknown][] = [
  ["an archive", () => acme.sim.archiveContact(idOf(1), lost)],
  ["a deletion", () => acme.sim.deleteContact(idOf(1), lost)],
  ["a merge", () => acme.sim.mergeContacts(idOf(1), idOf(2), lost)],
  [
    "a merge into somebody who is merged",
    async () => {
      await acme.sim.mergeContacts(idOf(1), idOf(2), lost);
      await acme.sim.mergeContacts(idOf(2), idOf(4), lost);
    },
  ],
  [
    "a merge into somebody new",
    () => acme.sim.mergeContacts(idOf(1), acme.sim.addContact({ name: "New" }).id, lost),
  ],
  [
    "a merge into somebody who is deleted",
    async () => {
      await acme.sim.mergeContacts(idOf(1), idOf(2), lost);
      await acme.sim.deleteContact(idOf(2), lost);
    },
  ],
  ["a company's end", () => acme.sim.deleteCompany(people[0]?.companyIds[3] ?? "", lost)],
  ["a company's new name", () => acme.sim.renameCompany(people[0]?.companyIds[3] ?? "", "X", lost)],
  ["the end of all memberships", () => acme.sim.setContactCompanies(idOf(10), [], lost)],
  [
    "the end of two of twelve memberships",
    () => {
      const left = (people[20]?.companyIds ?? []).slice(0, 11).map((id) => ({ id }));
      return acme.sim.setContactCompanies(idOf(20), left, lost);
    },
  ],
];

test.each(changes)(
  "S-G4 PRODUCT §4.4 %s whose notification was lost is found by the next full run",
  async (_, change) => {
    await change();
    expect(await untrue()).not.toEqual([]);
    expect(await runFull(acme)).toMatchObject({ kind: "full", state: "done" });
    expect(await untrue()).toEqual([]);
  },
);

test.each([
  ["deleted", () => acme.sim.deleteContact(idOf(1), lost)],
  ["merged", () => acme.sim.mergeContacts(idOf(1), idOf(2), lost)],
  ["taken out again", () => acme.sim.unarchiveContact(idOf(1), lost)],
])("S-G4 who is in the archive and is %s without a notification is found", async (_, change) => {
  await acme.sim.archiveContact(idOf(1), lost);
  await runFull(acme);
  expect(await standingOf(idOf(1))).toBe("archived");
  await change();
  await runFull(acme);
  expect(await untrue()).toEqual([]);
});

test("PRODUCT §4.6 a merge that a notification told without saying who is gone is one after the next run", async () => {
  acme.sim.speak({ ...dialects.recorded, mergeHistory: false });
  const [event] = await acme.sim.mergeContacts(idOf(1), idOf(2), { ...lost, mergedFrom: false });
  await arrive(acme, event);
  expect(await standingOf(idOf(1))).toBe("active");
  await runFull(acme);
  expect(await standingOf(idOf(1))).toBe("merged");
  expect(await untrue()).toEqual([]);
});

test("I11 only who is missing is asked for, once each", async () => {
  await acme.sim.archiveContact(idOf(3), lost);
  await acme.sim.deleteContact(idOf(5), lost);
  await runFull(acme);
  expect(askedFor().sort()).toEqual([idOf(3), idOf(5)].sort());
  const found = intercom.calls.filter(({ body }) => body.includes('"id"'));
  expect(found).toHaveLength(1);
});

test("C3 I10 a full run that finds the same again, archived and gone people too, writes nothing but its own run", async () => {
  await acme.sim.archiveContact(idOf(3), lost);
  await acme.sim.deleteContact(idOf(5), lost);
  await acme.sim.mergeContacts(idOf(6), idOf(7), lost);
  await runFull(acme);
  const before = await rowVersions();
  expect(await runFull(acme)).toMatchObject({ written: 0, state: "done" });
  expect(await rowVersions()).toEqual(before);
});

test("nobody is gone because a list does not name them: Intercom is asked, and its search too", async () => {
  const half = people.slice(0, 12);
  const page = {
    data: half.map(({ id, role, updatedAt }) => ({ id, role, updated_at: updatedAt })),
    total_count: half.length,
  };
  intercom.failNext(/^GET \/contacts$/, { status: 200, body: page });
  await runFull(acme);
  expect(askedFor()).toHaveLength(12);
  const standings = await database.contact.groupBy({
    by: ["standing"],
    where: { workspaceId: acme.workspaceId },
  });
  expect(standings.map(({ standing }) => standing)).toEqual(["active"]);
});

test("when a crash of PostgreSQL has emptied what the run has seen, the run begins again and nobody is gone", async () => {
  const { sim, workspaceId } = acme;
  sim.setLargestPage(10);
  await sim.archiveContact(idOf(3), lost);
  await startFull(acme);
  await workUntilAnswered(acme);
  expect(await latestRun(workspaceId)).toMatchObject({ seen: 10 });
  await pool().query("TRUNCATE contact_import_seen, contact_import_companies");
  const run = await workOff(acme);
  expect(run).toMatchObject({ state: "done", restarts: 1, seen: 23, here: 23 });
  expect(askedFor()).toEqual([idOf(3)]);
  expect(await untrue()).toEqual([]);
});

test("F6 switched off while the answer about somebody missing is on its way, nothing is written, and on again it is", async () => {
  const { sim, turn } = acme;
  await sim.deleteContact(idOf(5), lost);
  await startFull(acme);
  let before: unknown[] = [];
  sim.watchCalls({
    asked: async () => null,
    answered: async ({ path }) => {
      if (!path.endsWith(idOf(5))) return;
      before = await rowVersions();
      await turn(false);
    },
  });
  await workOff(acme);
  sim.watchCalls(null);
  expect(before).not.toEqual([]);
  expect(await rowVersions()).toEqual(before);
  expect(await standingOf(idOf(5))).toBe("active");
  await turn(true);
  await workOff(acme);
  expect(await standingOf(idOf(5))).toBe("deleted");
});

test("I8 asked to end while it looks for who is gone, it goes on with the next and asks for nobody twice", async () => {
  const { sim, workspaceId } = acme;
  for (let at = 3; at < 9; at += 1) await sim.deleteContact(idOf(at), lost);
  await startFull(acme);
  for (let at = 0; at < 12; at += 1) await workUntilAnswered(acme);
  await workOff(acme);
  expect(await latestRun(workspaceId)).toMatchObject({ state: "done", here: 18 });
  expect(askedFor().sort()).toEqual([3, 4, 5, 6, 7, 8].map(idOf).sort());
  expect(await untrue()).toEqual([]);
});

test("B13 what changes while the list is walked is as Intercom has it when the run ends", async () => {
  const { sim } = acme;
  sim.setLargestPage(5);
  let pages = 0;
  const during = [
    () => sim.editContact(idOf(0), { name: "Changed behind" }, lost),
    () => sim.addContact({ name: "Came ahead" }),
    () => sim.deleteContact(idOf(22), lost),
    () => sim.mergeContacts(idOf(23), idOf(1), lost),
  ];
  sim.watchCalls({
    asked: async ({ method, path }) => {
      if (method === "GET" && path === "/contacts") await during[pages++]?.();
      return null;
    },
    answered: async () => undefined,
  });
  await runFull(acme);
  sim.watchCalls(null);
  expect(pages).toBeGreaterThan(4);
  expect(await untrue()).toEqual([]);
});

test("B13 who comes by a notification while a run looks for who is gone is not taken for gone", async () => {
  const { sim } = acme;
  await startFull(acme);
  await workUntilAnswered(acme);
  const contact = sim.addContact({ name: "Just now" });
  await arrive(acme, sim.buildContactNotification("contact.user.created", contact));
  sim.setSearchLag(300);
  await workOff(acme);
  expect(askedFor()).toEqual([contact.id]);
  expect(await untrue()).toEqual([]);
});

test("a company that is listed again is back, with who belongs to it", async () => {
  const { sim, workspaceId } = acme;
  const intercomCompanyId = people[10]?.companyIds[0] ?? "";
  const where = { workspaceId, intercomCompanyId };
  await database.company.updateMany({ where, data: { deletedAt: new Date(0) } });
  await database.contactCompany.deleteMany({ where: { workspaceId, company: where } });
  await runFull(acme);
  expect(await findUntruePeople(workspaceId, sim)).toEqual([]);
  expect(await database.company.count({ where: { ...where, deletedAt: null } })).toBe(1);
});

test("B3 one person at whom Intercom fails again and again does not keep the others from being found", async () => {
  const { sim, workspaceId } = acme;
  await sim.deleteContact(idOf(5), lost);
  await sim.deleteContact(idOf(6), lost);
  intercom.failNext(new RegExp(`^/contacts/${idOf(5)}$`), { status: 500, times: 7 });
  await startFull(acme);
  for (let tries = 0; tries < 7; tries += 1) {
    await workOff(acme);
    await database.contactImport.updateMany({
      where: { workspaceId, isOpen: true },
      data: { waitUntil: null },
    });
  }
  expect(await latestRun(workspaceId)).toMatchObject({ state: "done" });
  expect(await standingOf(idOf(5))).toBe("active");
  expect(await standingOf(idOf(6))).toBe("deleted");
  await runFull(acme);
  expect(await untrue()).toEqual([]);
});

test("B1 I11 under a small limit nothing is sent in vain while who is gone is looked for", async () => {
  const { sim } = acme;
  for (let at = 0; at < 12; at += 1) await sim.archiveContact(idOf(at), lost);
  sim.setRateLimit(10, 1_000);
  await startFull(acme);
  await eventually(async () => !(await workOff(acme)).isOpen, 40_000);
  expect(intercom.calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(intercom.calls.length).toBeLessThanOrEqual(1.2 * (1 + 1 + 1 + 24 + 3));
  expect(await untrue()).toEqual([]);
});

test("S-B the run of one workspace asks for and changes nobody of another that has the same Intercom", async () => {
  const other = await contactStory(intercom, acme.sim);
  await other.turn(true);
  await workOff(other);
  await acme.sim.deleteContact(idOf(1), lost);
  await runFull(acme);
  await runSweep(acme);
  expect(await findUntruePeople(acme.workspaceId, acme.sim)).toEqual([]);
  expect(await findUntruePeople(other.workspaceId, acme.sim)).toEqual([
    `${idOf(1)} is not in Intercom`,
  ]);
});
