import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { findPerson, findSurvivor } from "#lib/contacts/find-person.ts";
import { database } from "#lib/database/client.ts";
import { findContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { dialects } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type { ContactTopic } from "#tests/support/intercom-simulator/webhooks/contact-notification.ts";
import { type Playground, playground, tag } from "#tests/support/playground.ts";
import { type Story, startStory, ticketsOf, untilWorkedOff } from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
let story: Story;
let acme: Playground;

beforeAll(async () => {
  story = await startStory(databaseUrl);
});
afterAll(() => story?.stop());
beforeEach(async () => {
  acme = await playground(story);
  await turn(acme, true);
  story.intercom.calls.length = 0;
});

async function turn({ workspaceId }: Playground, syncContacts: boolean): Promise<void> {
  await database.intercomConnection.update({ where: { workspaceId }, data: { syncContacts } });
}

/** Waits until what was sent is worked off, and says what is not as Intercom has it. */
async function untrue({ workspaceId, sim }: Playground): Promise<string[]> {
  await untilWorkedOff(workspaceId);
  return findUntruePeople(workspaceId, sim);
}

async function summariesOf({ workspaceId }: Playground): Promise<(string | null)[]> {
  const rows = await database.delivery.findMany({
    where: { workspaceId },
    orderBy: { receivedAt: "asc" },
  });
  return rows.map(({ summary }) => summary);
}

const personOf = ({ workspaceId }: Playground, intercomContactId: string) =>
  database.contact.findFirst({ where: { workspaceId, intercomContactId } });

const topics: ContactTopic[] = [
  ...(["contact.user.created", "contact.user.updated", "contact.lead.created"] as const),
  ...(["contact.lead.updated", "contact.lead.added_email", "contact.lead.signed_up"] as const),
  ...(["contact.email.updated", "contact.merged"] as const),
];

test.each(["iso", "unix"] as const)(
  "every topic with times as %s brings the contact as Intercom has it",
  async (times) => {
    const { sim } = acme;
    for (const [at, topic] of topics.entries()) {
      const role = topic.includes("lead") ? "lead" : "user";
      const contact = sim.addContact({ name: `Zoë ${at} 🙂`, role, email: `${at}@acme.example` });
      await sim.deliver(sim.buildContactNotification(topic, contact, { times }));
    }
    expect(await database.delivery.count({ where: { workspaceId: acme.workspaceId } })).toBe(8);
    await untilWorkedOff(acme.workspaceId);
    expect(await database.contact.count({ where: { workspaceId: acme.workspaceId } })).toBe(8);
    expect((await untrue(acme)).filter((line) => !line.includes(acme.jonas.id))).toEqual([]);
    expect((await summariesOf(acme))[0]).toBe("Updated Zoë 0 🙂");
  },
);

test.each(["archive", "archived"] as const)(
  "contact.%s with its minimal body archives, in both spellings, and so does coming back",
  async (spelling) => {
    const { sim, jonas } = acme;
    await sim.editContact(jonas.id, { phone: "+46 8 1" });
    await untilWorkedOff(acme.workspaceId);
    const [sent] = await sim.archiveContact(jonas.id, { deliver: false });
    if (!sent) throw new Error("Nothing was sent");
    await sim.deliver({ ...sent, topic: `contact.${spelling}` });
    expect(await untrue(acme)).toEqual([]);
    expect(await personOf(acme, jonas.id)).toMatchObject({ standing: "archived" });
    expect((await summariesOf(acme)).at(-1)).toBe("Archived in Intercom: Jonas Lindqvist");
    await sim.unarchiveContact(jonas.id, { documented: spelling === "archive" });
    expect(await untrue(acme)).toEqual([]);
    expect(await personOf(acme, jonas.id)).toMatchObject({ standing: "active" });
  },
);

test("A35 somebody deleted in Intercom is kept, and says so; whom nobody here knew is left alone", async () => {
  const { sim, jonas } = acme;
  await sim.editContact(jonas.id, { name: "Jonas L." });
  const stranger = sim.addContact({ name: "Nobody" });
  await untilWorkedOff(acme.workspaceId);
  await sim.deleteContact(jonas.id);
  await sim.deleteContact(stranger.id);
  expect(await untrue(acme)).toEqual([]);
  expect(await personOf(acme, jonas.id)).toMatchObject({ standing: "deleted", name: "Jonas L." });
  expect(await personOf(acme, stranger.id)).toBeNull();
  expect((await summariesOf(acme)).slice(1)).toEqual([
    "Deleted in Intercom: Jonas L.",
    "Ignored: it is not in Timebook, and not in Intercom any more",
  ]);
});

test.each([true, false])(
  "A35 a merge moves tickets to the contact that stays, whether it names who is gone (%s) or a later word finds out",
  async (mergedFrom) => {
    const { sim, jonas, workspaceId } = acme;
    await sim.editContact(jonas.id, { name: "Jonas L." });
    await tag(acme, acme.wish.id);
    const into = sim.addContact({ name: "Jonas Lindqvist", email: "jonas@home.example" });
    const before = await personOf(acme, jonas.id);
    await sim.mergeContacts(jonas.id, into.id, { mergedFrom });
    if (!mergedFrom) await sim.deliver(sim.buildContactNotification("contact.user.updated", jonas));
    expect(await untrue(acme)).toEqual([]);
    const survivor = await personOf(acme, into.id);
    const scope = scopeOf({ workspaceId });
    expect(await findSurvivor(scope, before?.id ?? "")).toBe(survivor?.id);
    const seen = await findPerson(scope, survivor?.id ?? "");
    expect(seen).toMatchObject({ tickets: 1, name: "Jonas Lindqvist" });
    expect(seen?.changes).toMatchObject([{ what: "merged", after: "Jonas L.", actorName: null }]);
    expect((await summariesOf(acme)).at(-1)).toBe("Merged into Jonas Lindqvist");
  },
);

test("where nobody says who is gone, a merge is no guess: the one that stays is read anew", async () => {
  const { sim, jonas } = acme;
  sim.speak({ ...dialects.recorded, mergeHistory: false });
  await sim.editContact(jonas.id, { name: "Jonas L." });
  const into = sim.addContact({ name: "Jonas Lindqvist" });
  await untilWorkedOff(acme.workspaceId);
  await sim.mergeContacts(jonas.id, into.id, { mergedFrom: false });
  await untilWorkedOff(acme.workspaceId);
  expect(await personOf(acme, jonas.id)).toMatchObject({ standing: "active" });
  expect(await personOf(acme, into.id)).toMatchObject({ name: "Jonas Lindqvist" });
});

test("a lead who signs up and changes the e-mail address stays the same contact, and a repeat adds no line", async () => {
  const { sim } = acme;
  const lead = sim.addContact({ role: "lead", email: "ida@acme.example", deliver: true });
  await story.intercom.settled();
  await untilWorkedOff(acme.workspaceId);
  const before = await personOf(acme, lead.id);
  const sent = [
    ...(await sim.convertLead(lead.id, { externalId: "ida-1" })),
    ...(await sim.editContact(lead.id, { email: "ida@home.example" })),
  ];
  for (const one of sent) await sim.deliver({ ...one, id: `${one.id}-again` }, { times: 2 });
  await untilWorkedOff(acme.workspaceId);
  const after = await personOf(acme, lead.id);
  expect(after).toMatchObject({ id: before?.id, role: "user", email: "ida@home.example" });
  const lines = await database.contactChange.findMany({
    where: { workspaceId: acme.workspaceId, contactId: after?.id ?? "" },
  });
  expect(lines.map(({ what }) => what).sort()).toEqual(["email", "role"]);
});

test("PRODUCT §3.11 the customer of a tagged conversation whom nobody here knows comes with the ticket, unless contacts are not synced", async () => {
  const { jonas, workspaceId } = acme;
  await turn(acme, false);
  await tag(acme, acme.wish.id);
  expect(await personOf(acme, jonas.id)).toBeNull();
  await turn(acme, true);
  await tag(acme, acme.ux.id);
  await untilWorkedOff(workspaceId);
  await expect.poll(() => personOf(acme, jonas.id)).toMatchObject({ name: jonas.name });
  expect(await untrue(acme)).toEqual([]);
  const person = await personOf(acme, jonas.id);
  const tickets = await database.feedbackTicket.findMany({ where: { workspaceId } });
  expect(tickets.map(({ contactId }) => contactId)).toEqual([person?.id, person?.id]);
});

test("PRODUCT §2.5 the last change is also one that a notification told of", async () => {
  const { sim, jonas, workspaceId } = acme;
  const lastChange = async () => (await findContactSync(scopeOf({ workspaceId }))).lastChangeAt;
  expect(await lastChange()).toBeNull();
  await sim.editContact(jonas.id, { name: "Jonas L." });
  await untilWorkedOff(workspaceId);
  expect(await lastChange()).toBeInstanceOf(Date);
});

test("PRODUCT §3.11 without contact sync whoever was made here with the customer's e-mail is the customer", async () => {
  const { workspaceId } = acme;
  await turn(acme, false);
  const email = "JONAS@nordfrakt.example";
  const madeHere = await addContact(workspaceId, { email, intercomContactId: null });
  await tag(acme, acme.wish.id);
  const tickets = await database.feedbackTicket.findMany({ where: { workspaceId } });
  expect(tickets.map(({ contactId }) => contactId)).toEqual([madeHere]);
});

test("a ticket finds its customer whichever of the two comes first, and after a merge the one who stays", async () => {
  const { sim, jonas, workspaceId } = acme;
  await turn(acme, false);
  await tag(acme, acme.wish.id);
  await turn(acme, true);
  const contactIds = async () =>
    (await database.feedbackTicket.findMany({ where: { workspaceId } })).map((t) => t.contactId);
  expect(await contactIds()).toEqual([null]);
  await sim.editContact(jonas.id, { email: "another@acme.example" });
  await untilWorkedOff(workspaceId);
  const [before] = await contactIds();
  expect(before).toBe((await personOf(acme, jonas.id))?.id);
  const into = sim.addContact({ name: "Jonas Lindqvist" });
  await sim.mergeContacts(jonas.id, into.id);
  await untilWorkedOff(workspaceId);
  const survivor = await personOf(acme, into.id);
  await tag(acme, acme.ux.id);
  expect(await contactIds()).toEqual([survivor?.id, survivor?.id]);
});

test("companies come, are renamed and go, and so does who belongs to them, twelve at once", async () => {
  const { sim, jonas } = acme;
  const twelve = Array.from({ length: 12 }, (_, at) => sim.addCompany({ name: `Firm ${at}` }));
  await sim.setContactCompanies(jonas.id, twelve);
  expect(await untrue(acme)).toEqual([]);
  const [first, second] = twelve;
  await sim.renameCompany(first?.id ?? "", "Renamed & Co");
  await sim.deleteCompany(second?.id ?? "");
  expect(await untrue(acme)).toEqual([]);
  expect((await summariesOf(acme)).slice(-2)).toEqual([
    "Updated Renamed & Co",
    "Deleted in Intercom: Firm 1",
  ]);
  await sim.setContactCompanies(jonas.id, []);
  expect(await untrue(acme)).toEqual([]);
});

test("F9 two workspaces on one Intercom workspace both follow it, or only the one whose switch is on", async () => {
  const other = await playground(story, acme);
  await turn(other, true);
  await acme.sim.editContact(acme.jonas.id, { name: "Jonas L." });
  expect([await untrue(acme), await untrue(other)]).toEqual([[], []]);
  await turn(other, false);
  await acme.sim.editContact(acme.jonas.id, { name: "Jonas M." });
  expect(await untrue(acme)).toEqual([]);
  await untilWorkedOff(other.workspaceId);
  expect(await personOf(other, acme.jonas.id)).toMatchObject({ name: "Jonas L." });
});

test("switched off, nothing is asked of Intercom and nothing changes, and the activity says why", async () => {
  await acme.sim.editContact(acme.jonas.id, { name: "Jonas L." });
  await untilWorkedOff(acme.workspaceId);
  await turn(acme, false);
  story.intercom.calls.length = 0;
  await acme.sim.deleteContact(acme.jonas.id);
  await untilWorkedOff(acme.workspaceId);
  expect(await personOf(acme, acme.jonas.id)).toMatchObject({ standing: "active" });
  expect(story.intercom.calls).toEqual([]);
  expect((await summariesOf(acme)).at(-1)).toBe("Ignored: Sync contacts is off");
});

test("disconnected, a notification about a contact is not even kept", async () => {
  const { workspaceId, sim, jonas } = acme;
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { status: "disconnected" },
  });
  await sim.editContact(jonas.id, { name: "Jonas L." });
  expect(await database.delivery.count({ where: { workspaceId } })).toBe(0);
  expect(await ticketsOf(workspaceId)).toEqual([]);
  expect(await personOf(acme, jonas.id)).toBeNull();
});
