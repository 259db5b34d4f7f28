import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  type Notification,
  notificationOf,
} from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { type Playground, playground } from "#tests/support/playground.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: Playground;

beforeEach(async () => {
  acme = await playground({ intercom });
  await database.intercomConnection.update({
    where: { workspaceId: acme.workspaceId },
    data: { syncContacts: true },
  });
  intercom.calls.length = 0;
});

async function store(...events: Notification[]): Promise<void> {
  const ids = events.map(newId).sort();
  await database.delivery.createMany({
    data: events.map((event, at) => ({
      workspaceId: acme.workspaceId,
      id: ids[at] ?? newId(),
      intercomAppId: acme.sim.appId,
      notificationId: randomUUID(),
      topic: event.topic,
      body: Buffer.from(JSON.stringify(event)),
    })),
  });
}

const drain = () => drainDeliveries(scopeOf(acme), AbortSignal.any([]));

const deliveries = () =>
  database.delivery.findMany({
    where: { workspaceId: acme.workspaceId },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });

const updated = (contact = acme.jonas) =>
  acme.sim.buildContactNotification("contact.user.updated", contact);

const pathsAsked = () => intercom.calls.map(({ path }) => path.replace(/\?.*/, ""));

test("however many notifications tell of one contact, Intercom is asked once", async () => {
  await store(...Array.from({ length: 20 }, () => updated()));
  await drain();
  expect(pathsAsked().filter((path) => path === `/contacts/${acme.jonas.id}`)).toHaveLength(1);
  expect((await deliveries()).map(({ state }) => state)).toEqual(Array(20).fill("done"));
});

test("a tagging does not wait for the many notifications about contacts that came before it", async () => {
  const { sim, conversation, wish } = acme;
  await store(...Array.from({ length: 60 }, () => updated()));
  await store(sim.buildTagNotification(conversation.id, { tagId: wish.id }));
  await drain();
  expect((await deliveries()).at(-1)).toMatchObject({ state: "done", outcome: "done" });
  expect(pathsAsked()[0]).toBe(`/conversations/${conversation.id}`);
});

test("B1 after a 429 nothing more is asked, and nothing counts as a try in vain", async () => {
  intercom.failNext(/^\/contacts\//, { status: 429 });
  const others = Array.from({ length: 5 }, () => acme.sim.addContact({ name: "Ida" }));
  await store(updated(), ...others.map((contact) => updated(contact)));
  await drain();
  expect(pathsAsked()).toHaveLength(1);
  const rows = await deliveries();
  expect(rows.every(({ state, attempts }) => state === "pending" && attempts === 0)).toBe(true);
  expect(rows[0]?.summary).toBe("Intercom’s rate limit is reached");
});

test("B15 when Intercom no longer lets us in, one call shows it and everything waits for a person", async () => {
  acme.sim.revokeTokens();
  await store(updated(), updated(acme.sim.addContact({ name: "Ida" })));
  await drain();
  expect(pathsAsked()).toHaveLength(1);
  expect((await deliveries()).map(({ state }) => state)).toEqual(["pending", "pending"]);
  const where = { workspaceId: acme.workspaceId };
  expect(await database.intercomConnection.findFirst({ where })).toMatchObject({
    status: "reconnect_needed",
  });
});

test("B3 what fails about one contact is tried later, and the others are not held up", async () => {
  intercom.failNext(new RegExp(`^/contacts/${acme.jonas.id}`), { status: 500 });
  const ida = acme.sim.addContact({ name: "Ida" });
  await store(updated(), updated(ida));
  await drain();
  expect(await deliveries()).toMatchObject([
    { state: "pending", outcome: "failed", summary: "Intercom answered 500" },
    { state: "done", summary: "Updated Ida" },
  ]);
});

test("somebody who is gone between two calls is looked for again, and is then gone", async () => {
  const { sim, jonas, workspaceId } = acme;
  await store(updated());
  await drain();
  const twelve = Array.from({ length: 12 }, (_, at) => sim.addCompany({ name: `Firm ${at}` }));
  const quiet = { deliver: false };
  const sent = await sim.setContactCompanies(jonas.id, twelve, quiet);
  intercom.failNext(/^\/contacts\/[^/]+\/companies/, { status: 404 });
  await store(...sent.slice(0, 1));
  await drain();
  expect((await deliveries()).at(-1)).toMatchObject({ state: "pending", outcome: "failed" });
  await store(...(await sim.deleteContact(jonas.id, quiet)));
  await database.delivery.updateMany({ where: { workspaceId }, data: { nextTryAt: new Date(0) } });
  await drain();
  expect((await deliveries()).at(-1)?.summary).toBe("Deleted in Intercom: Jonas Lindqvist");
});

test("A30 ids that are none, and bodies that name nobody, are asked of no one", async () => {
  const { sim } = acme;
  const record = sim.record;
  const item = (id: unknown) => notificationOf(record, "contact.user.updated", { id });
  await store(
    item("../admins"),
    item("a/b?c"),
    item(null),
    item({ id: 1 }),
    item("x".repeat(5000)),
  );
  await store(notificationOf(record, "company.contact.attached", { contact: 7, company: [] }));
  await drain();
  expect(pathsAsked()).toEqual([]);
  expect((await deliveries()).map(({ outcome }) => outcome)).toEqual(Array(6).fill("ignored"));
  expect(await database.contact.count({ where: { workspaceId: acme.workspaceId } })).toBe(0);
});

test("F8 what came from an Intercom workspace that is no longer connected changes nothing", async () => {
  await store(updated());
  await database.delivery.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { intercomAppId: "another" },
  });
  await drain();
  expect(pathsAsked()).toEqual([]);
  expect(await deliveries()).toMatchObject([
    {
      summary: "Ignored: it came from an Intercom workspace that is no longer connected",
    },
  ]);
});

test("somebody erased here does not come back, and the activity does not name them", async () => {
  const { workspaceId, sim, jonas } = acme;
  await database.erasedContact.create({
    data: { workspaceId, intercomAppId: sim.appId, intercomContactId: jonas.id },
  });
  await store(updated(), ...(await sim.archiveContact(jonas.id, { deliver: false })));
  await drain();
  expect(await database.contact.count({ where: { workspaceId } })).toBe(0);
  for (const { summary } of await deliveries()) expect(summary).not.toContain("Jonas");
});

test("merges one after the other lead to the last, who is gone or not", async () => {
  const { sim, jonas, workspaceId } = acme;
  const [second, third] = ["Second", "Third"].map((name) => sim.addContact({ name }));
  if (!second || !third) throw new Error("Nobody was added");
  await store(updated(), updated(second), updated(third));
  await drain();
  const quiet = { deliver: false };
  const first = await sim.mergeContacts(jonas.id, second.id, quiet);
  await sim.mergeContacts(second.id, third.id, quiet);
  await store(...first);
  await drain();
  expect(await findUntruePeople(workspaceId, sim)).toEqual([]);
  await store(...(await sim.deleteContact(third.id, quiet)));
  await drain();
  expect(await findUntruePeople(workspaceId, sim)).toEqual([]);
});

test("nothing is written for a delivery that another worker has taken meanwhile", async () => {
  const { workspaceId } = acme;
  intercom.failNext(/^\/contacts\//, { delayMs: 1_000 });
  await store(updated());
  const drained = drain();
  const where = { workspaceId, state: "processing" } as const;
  await eventually(async () => (await database.delivery.count({ where })) === 1);
  await database.delivery.updateMany({ where, data: { leaseId: newId() } });
  await drained;
  expect(await database.delivery.count({ where })).toBe(1);
  expect(await database.contact.count({ where: { workspaceId } })).toBe(0);
});

test("the switch counts as it stands when the answer of Intercom is there", async () => {
  const { workspaceId } = acme;
  intercom.failNext(/^\/contacts\//, { delayMs: 1_000 });
  await store(updated());
  const drained = drain();
  const where = { workspaceId, state: "processing" } as const;
  await eventually(async () => (await database.delivery.count({ where })) === 1);
  await eventually(async () => (await database.rateBudget.count({ where: { workspaceId } })) === 1);
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { syncContacts: false },
  });
  await drained;
  expect(await deliveries()).toMatchObject([{ summary: "Ignored: Sync contacts is off" }]);
  expect(await database.contact.count({ where: { workspaceId } })).toBe(0);
});
