import { beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { addPeople, type ContactStory, contactStory } from "#tests/support/imported-contacts.ts";
import { dialects } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import { arrive, runFull, runSweep, workOff } from "#tests/support/run-contacts.ts";
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
});

const idOf = (at: number) => people[at]?.id ?? "";
const untrue = () => findUntruePeople(acme.workspaceId, acme.sim);
const rowOf = (intercomContactId: string) =>
  database.contact.findFirst({ where: { workspaceId: acme.workspaceId, intercomContactId } });
const standingOf = async (id: string) => (await rowOf(id))?.standing;
const lastDelivery = () =>
  database.delivery.findFirstOrThrow({
    where: { workspaceId: acme.workspaceId },
    orderBy: { id: "desc" },
  });
const told = (topic: Parameters<ContactStory["sim"]["buildContactNotification"]>[0], at: number) =>
  people[at] && acme.sim.buildContactNotification(topic, people[at]);

async function importAll(dialect: keyof typeof dialects = "recorded"): Promise<void> {
  acme.sim.speak(dialects[dialect]);
  await acme.turn(true);
  expect(await workOff(acme)).toMatchObject({ state: "done" });
  intercom.calls.length = 0;
}

/** What waits for its next try has it now. */
async function tryAgain(): Promise<void> {
  const where = { workspaceId: acme.workspaceId, state: "pending" } as const;
  await database.delivery.updateMany({ where, data: { nextTryAt: new Date(0) } });
  await drainDeliveries(scopeOf(acme), AbortSignal.any([]));
}

const askedFor = (path: RegExp) => intercom.calls.filter((call) => path.test(call.path));

test.each(["terse", "flagged"] as const)(
  "PRODUCT §4.1 everybody comes over, with all companies, from an Intercom that is %s",
  async (dialect) => {
    acme.sim.setLargestPage(7);
    await importAll(dialect);
    expect(await untrue()).toEqual([]);
    const nameless = { workspaceId: acme.workspaceId, fingerprint: null };
    expect(await database.company.count({ where: nameless })).toBe(0);
  },
);

test("I11 whoever has no companies costs no call where Intercom leaves them out, and whoever had some one", async () => {
  await importAll("terse");
  await runFull(acme);
  const many = people.filter(({ companyIds }) => companyIds.length > 10);
  expect(askedFor(/\/companies\?/)).toHaveLength(many.length);
  intercom.calls.length = 0;
  await acme.sim.setContactCompanies(idOf(10), [], lost);
  await runFull(acme);
  expect(askedFor(new RegExp(`${idOf(10)}/companies`))).toHaveLength(1);
  expect(await untrue()).toEqual([]);
});

test("somebody new whom Intercom does not find yet is looked for again, and is here", async () => {
  await importAll();
  const { id } = acme.sim.addContact({ name: "Just now" });
  intercom.failNext(new RegExp(`^/contacts/${id}$`), { status: 404 });
  const contact = acme.sim.record.contacts.get(id);
  await arrive(acme, contact && acme.sim.buildContactNotification("contact.user.created", contact));
  expect(await lastDelivery()).toMatchObject({ state: "pending", outcome: "failed" });
  expect(await rowOf(id)).toBeNull();
  await tryAgain();
  expect(await standingOf(id)).toBe("active");
});

test("whoever Intercom does not find without a word stays as they are until a full run", async () => {
  await importAll();
  await acme.sim.deleteContact(idOf(5), lost);
  await arrive(acme, told("contact.user.updated", 5));
  for (let tries = 0; tries < 2; tries += 1) await tryAgain();
  expect(await lastDelivery()).toMatchObject({ state: "done", outcome: "ignored" });
  expect((await lastDelivery()).summary).toContain("Intercom does not show");
  expect(await standingOf(idOf(5))).toBe("active");
  await runFull(acme);
  expect(await standingOf(idOf(5))).toBe("deleted");
});

test("PRODUCT §4.6 archived is not deleted, though Intercom finds nobody in its archive", async () => {
  await importAll("terse");
  await arrive(acme, ...(await acme.sim.archiveContact(idOf(3), lost)));
  expect(await standingOf(idOf(3))).toBe("archived");
  await runFull(acme);
  expect(await standingOf(idOf(3))).toBe("archived");
  await acme.sim.unarchiveContact(idOf(3), lost);
  await runFull(acme);
  expect(await untrue()).toEqual([]);
});

test("what Intercom says bare of somebody archived or deleted takes nothing from them", async () => {
  await importAll("flagged");
  await acme.sim.archiveContact(idOf(3), lost);
  await acme.sim.deleteContact(idOf(5), lost);
  await arrive(acme, told("contact.user.updated", 3), told("contact.user.updated", 5));
  const [archived, deleted] = [await rowOf(idOf(3)), await rowOf(idOf(5))];
  expect(archived).toMatchObject({ standing: "archived", name: people[3]?.name, role: "lead" });
  expect(deleted).toMatchObject({ standing: "deleted", name: people[5]?.name });
  const lines = await database.contactChange.findMany({ where: { workspaceId: acme.workspaceId } });
  expect(lines.map(({ what }) => what)).toEqual(["standing", "standing"]);
  expect(await runFull(acme)).toMatchObject({ state: "done" });
  expect(await runFull(acme)).toMatchObject({ state: "done", written: 0 });
});

test("PRODUCT §4.6 where a merge leads by a whole address, it is followed", async () => {
  await importAll("flagged");
  await acme.sim.mergeContacts(idOf(4), idOf(5), lost);
  await arrive(acme, told("contact.user.updated", 4));
  expect(await untrue()).toEqual([]);
});

test.each(["terse", "recorded"] as const)(
  "PRODUCT §4.6 a merge that does not say who is gone is known from who stays (%s)",
  async (dialect) => {
    await importAll(dialect);
    const sent = await acme.sim.mergeContacts(idOf(4), idOf(5), { ...lost, mergedFrom: false });
    await arrive(acme, ...sent);
    expect((await lastDelivery()).summary).toMatch(/^Merged into/);
    expect(await untrue()).toEqual([]);
  },
);

test("PRODUCT §4.6 where only the history of merges tells, it is asked for", async () => {
  await importAll();
  const sent = await acme.sim.mergeContacts(idOf(4), idOf(5), { ...lost, mergedFrom: false });
  const { id, role, updatedAt } = people[5] ?? {};
  const body = { type: "contact", id, role, updated_at: updatedAt, companies: { data: [] } };
  intercom.failNext(new RegExp(`^/contacts/${id}$`), { status: 200, body });
  await arrive(acme, ...sent);
  expect(await rowOf(idOf(4))).toMatchObject({ standing: "merged" });
});

test("S-G4 a merge that nobody told of is known from the list, where Intercom finds nobody who was merged", async () => {
  await importAll("terse");
  await acme.sim.mergeContacts(idOf(4), idOf(5), lost);
  await runSweep(acme);
  expect(await untrue()).toEqual([]);
});

test("merged into somebody whom Intercom does not name is gone, and erased by no number of runs", async () => {
  await importAll();
  await database.intercomConnection.update({
    where: { workspaceId: acme.workspaceId },
    data: { eraseDeleted: true },
  });
  await acme.sim.deleteContact(idOf(4), lost);
  for (let runs = 0; runs < 2; runs += 1) {
    intercom.failNext(new RegExp(`^/contacts/${idOf(4)}$`), { status: 410 });
    await runFull(acme);
  }
  expect(await rowOf(idOf(4))).toMatchObject({ standing: "deleted", absentSince: null });
});

test("a deletion that Intercom does not show yet is asked for again, and one that it never shows is said", async () => {
  await importAll();
  await arrive(acme, told("contact.deleted", 5), told("contact.deleted", 7));
  expect(await lastDelivery()).toMatchObject({ state: "pending", outcome: "failed" });
  await acme.sim.deleteContact(idOf(5), lost);
  for (let tries = 0; tries < 2; tries += 1) await tryAgain();
  expect(await standingOf(idOf(5))).toBe("deleted");
  expect(await standingOf(idOf(7))).toBe("active");
  const rows = await database.delivery.findMany({ where: { workspaceId: acme.workspaceId } });
  expect(rows.map(({ summary }) => summary?.split(":")[0]).sort()).toEqual([
    "Deleted in Intercom",
    "Still in Intercom",
  ]);
});

test("PRODUCT §4.1 a stranger in the archive stays one, whatever tells of them, and comes when taken out", async () => {
  await importAll();
  const old = { name: "Long there", createdAt: 1_700_000_000 };
  const [one, other, third] = [old, old, old].map((given) => acme.sim.addContact(given));
  if (!one || !other || !third) throw new Error("Nobody was added");
  const updated = (contact: Contact) =>
    acme.sim.buildContactNotification("contact.user.updated", contact);
  await arrive(acme, ...(await acme.sim.archiveContact(one.id, lost)));
  await acme.sim.archiveContact(other.id, lost);
  await arrive(acme, updated(other), updated(third));
  expect(await rowOf(one.id)).toBeNull();
  expect(await rowOf(other.id)).toBeNull();
  expect(await standingOf(third.id)).toBe("active");
  await arrive(acme, ...(await acme.sim.unarchiveContact(one.id, lost)));
  expect(await standingOf(one.id)).toBe("active");
});

test("a search that answers with somebody else has not found whom it was asked for", async () => {
  await importAll();
  await acme.sim.archiveContact(idOf(3), lost);
  const body = { type: "list", data: [{ type: "contact", id: idOf(4) }] };
  acme.sim.watchCalls({
    asked: async ({ path }) => {
      const isSearch = path === "/contacts/search";
      return isSearch && askedFor(new RegExp(`^/contacts/${idOf(3)}`)).length > 0
        ? { status: 200, body }
        : null;
    },
    answered: async () => undefined,
  });
  await runFull(acme);
  acme.sim.watchCalls(null);
  expect(await standingOf(idOf(3))).toBe("archived");
});
