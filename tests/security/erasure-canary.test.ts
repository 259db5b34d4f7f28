import { afterAll, beforeAll, expect, test } from "vitest";
import type { Admin } from "#lib/auth/member.ts";
import { eraseContact } from "#lib/contacts/erase-contact.ts";
import { countFound, listPeople } from "#lib/contacts/list/list-people.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { countViews } from "#lib/feedback/views/count-views.ts";
import { replayDeliveries } from "#lib/intercom/activity/replay-deliveries.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addCanaryPerson, addWish, canary } from "#tests/support/erasure/canary-person.ts";
import { dumpDatabase, linesWith } from "#tests/support/erasure/dump-database.ts";
import { eventually } from "#tests/support/eventually.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { adminOf, type Playground, playground } from "#tests/support/playground.ts";
import { type Story, startStory, untilWorkedOff } from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
let story: Story;
let acme: Playground;
let admin: Admin;
let sent: Notification[];
let later: string[];

beforeAll(async () => {
  story = await startStory(databaseUrl, { LOG_LEVEL: "debug" });
  acme = await playground(story);
  ({ admin } = await addAdmin(acme.workspaceId));
  await database.intercomConnection.update({
    where: { workspaceId: acme.workspaceId },
    data: { syncContacts: true },
  });
  const { lead, person } = addCanaryPerson(acme.sim);
  sent = [
    ...(await acme.sim.editContact(lead.id, { phone: `+47 ${canary}-0` })),
    ...(await acme.sim.editContact(person.id, { email: `other.${canary}-10@home.example` })),
    ...(await acme.sim.editContact(person.id, { name: `Zoë ${canary}-11 Quill` })),
  ];
  await untilWorkedOff(acme.workspaceId);
  for (const at of [1, 2, 3]) {
    const { conversation, last } = addWish(acme.sim, { contact: person, at, ana: acme.ana });
    const partId = at === 2 ? last.id : undefined;
    const tagId = at === 3 ? acme.ux.id : acme.wish.id;
    sent.push(await acme.sim.tag(conversation.id, { tagId, ...adminOf(acme), partId }));
  }
  sent.push(...(await acme.sim.mergeContacts(lead.id, person.id)));
  await untilWorkedOff(acme.workspaceId);
  later = await addOpenDeliveries(person.id);
  await addOtherTraces(person.id);
}, 120_000);
afterAll(() => story?.stop());

/** Two tags more: one waits for its time, the other was given up. */
async function addOpenDeliveries(personId: string): Promise<string[]> {
  const { workspaceId, sim, ana } = acme;
  const contact = sim.record.contacts.get(personId);
  if (!contact) throw new Error("She is not in Intercom");
  return Promise.all(
    (["pending", "dead"] as const).map(async (state, index) => {
      const { conversation, last } = addWish(sim, { contact, at: 4 + index, ana });
      const request = { tagId: acme.wish.id, ...adminOf(acme), partId: last.id, deliver: false };
      const notification = await sim.tag(conversation.id, request);
      const { id: notificationId, topic } = notification;
      const body = Buffer.from(JSON.stringify(notification));
      const row = { workspaceId, id: newId(), intercomAppId: sim.appId, notificationId, topic };
      const nextTryAt = new Date(Date.now() + 3_600_000);
      await database.delivery.create({ data: { ...row, body, state, nextTryAt } });
      return conversation.id;
    }),
  );
}

/** What people here did with her: an edit, a merge, a description, a line in the audit log. */
async function addOtherTraces(intercomContactId: string): Promise<void> {
  const { workspaceId } = acme;
  const row = await database.contact.findFirstOrThrow({
    where: { workspaceId, intercomContactId },
  });
  const change = { workspaceId, contactId: row.id, actorName: "Noor Haddad" };
  const name = `Renamed ${canary}-12`;
  await database.contactChange.create({
    data: { ...change, id: newId(), what: "name", before: row.name, after: name },
  });
  const from = { workspaceId, id: newId(), role: "lead", name: `Double ${canary}-13` } as const;
  await database.contact.create({
    data: { ...from, standing: "merged", mergedIntoId: row.id, phone: `+48 ${canary}-14` },
  });
  const merge = { workspaceId, id: newId(), fromId: from.id, intoId: row.id, mergedBy: "Noor" };
  await database.contactMerge.create({ data: merge });
  await database.contactChange.create({
    data: { ...change, id: newId(), what: "merged", after: from.name },
  });
  const line = { workspaceId, id: newId(), actorName: "Noor Haddad", action: "Added a person" };
  await database.auditEntry.create({ data: { ...line, detail: name } });
  await database.contact.update({
    where: { workspaceId_id: { workspaceId, id: row.id } },
    data: { name, editedFields: ["name"] },
  });
  await database.feedbackTicket.updateMany({
    where: { workspaceId },
    data: { description: "Maps are on our roadmap." },
  });
}

async function erase(): Promise<void> {
  const { workspaceId } = acme;
  const [her] = (await search()).people;
  await eraseContact(admin, her?.id ?? "");
  await eventually(async () => {
    return (
      (await database.contact.count({ where: { workspaceId, erasingSince: { not: null } } })) === 0
    );
  });
}

async function search() {
  const question = { search: canary, sort: "name", direction: "asc", cursor: null } as const;
  const { people } = await listPeople(admin, { ...question, limit: 10 });
  return { people, count: await countFound(admin, { search: canary }) };
}

async function traces(): Promise<string[]> {
  return linesWith(await dumpDatabase(), canary);
}

async function ticketsSeen() {
  const query = readInboxQuery(new URLSearchParams("view=all"));
  const inbox = { productId: acme.mobile ?? "", query, cursor: null, limit: 50 };
  const { tickets } = await listTickets(admin, inbox);
  const views = await Promise.all(
    tickets.map(({ ticketId }) => findTicket(admin, { productKey: "MOB", ticketId })),
  );
  return { tickets, views };
}

test("S-G1 I9 I10 of an erased person nothing is left in the database, the logs or the search; tickets and counters stay", async () => {
  const { workspaceId } = acme;
  expect((await traces()).length).toBeGreaterThan(20);
  expect(await search()).toMatchObject({ count: 1 });
  const counted = await countViews(admin, acme.mobile ?? "");
  await erase();
  expect(await traces()).toEqual([]);
  expect(linesWith(story.app.logs(), canary)).toEqual([]);
  expect(await search()).toMatchObject({ count: 0, people: [] });
  expect(await countViews(admin, acme.mobile ?? "")).toEqual(counted);
  const { tickets, views } = await ticketsSeen();
  expect(tickets).toMatchObject(
    Array.from({ length: 2 }, () => ({
      title: "Feedback from an erased person",
      customer: { name: null, isErased: true, company: null },
    })),
  );
  expect(views.map((view) => view?.description)).toEqual(Array(2).fill("Maps are on our roadmap."));
  expect(JSON.stringify(views[0]?.conversation?.messages)).toContain("We like idea");
  const lines = await database.auditEntry.findMany({ where: { workspaceId } });
  expect(lines.at(-1)).toMatchObject({ actorName: "Noor Haddad", action: "Erased a person" });
});

test("I9 A8 what still waited or was given up becomes a ticket without her words, and what is sent again changes nothing", async () => {
  const { workspaceId, sim } = acme;
  await database.delivery.updateMany({
    where: { workspaceId, state: "pending" },
    data: { nextTryAt: new Date(0) },
  });
  expect(await replayDeliveries(admin)).toBe(1);
  await untilWorkedOff(workspaceId);
  const origins = await database.ticketOrigin.findMany({ where: { workspaceId } });
  expect(origins.map(({ conversationId }) => conversationId)).toEqual(
    expect.arrayContaining(later),
  );
  for (const [at, one] of sent.entries()) await sim.deliver({ ...one, id: `again-${at}` });
  await untilWorkedOff(workspaceId);
  expect(await traces()).toEqual([]);
  expect(linesWith(story.app.logs(), canary)).toEqual([]);
  expect(await database.feedbackTicket.count({ where: { workspaceId } })).toBe(5);
  const { views } = await ticketsSeen();
  expect(views.flatMap((view) => view?.quotes ?? [])).toMatchObject(
    Array.from({ length: 4 }, () => ({ isErased: true, body: [] })),
  );
});
