import { beforeEach, expect, test } from "vitest";
import { eraseContact } from "#lib/contacts/erase-contact.ts";
import { database } from "#lib/database/client.ts";
import { changeEraseDeleted } from "#lib/intercom/erasure/change-erase-deleted.ts";
import { addCanaryPerson, addWish, canary } from "#tests/support/erasure/canary-person.ts";
import { dumpDatabase, linesWith } from "#tests/support/erasure/dump-database.ts";
import { type ErasureStory, erasureStory } from "#tests/support/erasure/erasure-story.ts";
import { type Dialect, dialects } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { forgetContactIndex } from "#tests/support/intercom-simulator/workspace/contacts/contact-index.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ErasureStory;
let her: Contact;
let lead: Contact;

beforeEach(async () => {
  acme = await erasureStory(intercom);
  ({ person: her, lead } = addCanaryPerson(acme.sim));
  await acme.importAll();
  const { conversation } = addWish(acme.sim, { contact: her, at: 1, ana: acme.ana });
  await acme.send(await acme.tagging(conversation.id));
  await acme.drain();
});

const traces = async () =>
  linesWith(await dumpDatabase(acme.workspaceId), canary).filter(
    (line) => !line.includes(`${canary}-0`),
  );

async function deleteInIntercom({ id }: Contact, isTold: boolean): Promise<void> {
  const sent = await acme.sim.deleteContact(id, { deliver: false });
  for (const one of isTold ? sent : []) await acme.send(one);
  await acme.drain();
}

test("A35 a deletion in Intercom is kept as one unless the workspace chose otherwise, and an admin may still erase", async () => {
  await deleteInIntercom(her, true);
  const kept = await acme.rowOf(her.id);
  expect(kept).toMatchObject({ standing: "deleted", name: her.name, deletedAt: null });
  await eraseContact(acme.admin, kept?.id ?? "");
  await acme.finish();
  expect(await traces()).toEqual([]);
});

test("A35 where the workspace chose it, contact.deleted erases the person, and the log says that Intercom did", async () => {
  await changeEraseDeleted(acme.admin, true);
  await deleteInIntercom(her, true);
  await acme.finish();
  expect(await acme.rowOf(her.id)).toBeNull();
  expect(await traces()).toEqual([]);
  expect(await acme.tickets()).toMatchObject([{ customerErased: true }]);
  const { workspaceId } = acme;
  const lines = await database.auditEntry.findMany({ where: { workspaceId, actorId: null } });
  expect(lines).toMatchObject([{ actorName: "Intercom", action: "Erased a person", detail: null }]);
  const last = await database.delivery.findFirst({
    where: { workspaceId },
    orderBy: { id: "desc" },
  });
  expect(last?.summary).toBe("Deleted in Intercom, and erased here");
});

async function hourPasses(): Promise<void> {
  const { workspaceId } = acme;
  const before = new Date(Date.now() - 3_700_000);
  await database.contact.updateMany({
    where: { workspaceId, standingSince: { not: null } },
    data: { standingSince: before },
  });
  await database.contact.updateMany({
    where: { workspaceId, absentSince: { not: null } },
    data: { absentSince: before },
  });
}

async function importAgain(): Promise<void> {
  await acme.importAll();
  await acme.finish();
}

test("S-G4 B24 a deletion that no notification told of is found by the next full run, and erases with the one after it", async () => {
  await changeEraseDeleted(acme.admin, true);
  await deleteInIntercom(her, false);
  await importAgain();
  await importAgain();
  expect(await acme.rowOf(her.id)).toMatchObject({ standing: "deleted", erasingSince: null });
  await hourPasses();
  await importAgain();
  expect(await acme.rowOf(her.id)).toBeNull();
  expect(await traces()).toEqual([]);
  expect(await acme.rowOf(lead.id)).toMatchObject({ standing: "active" });
});

test("whoever was only not to be found for a while is back and is never erased", async () => {
  await changeEraseDeleted(acme.admin, true);
  const kept = structuredClone(acme.sim.record.contacts);
  await deleteInIntercom(her, false);
  await importAgain();
  expect(await acme.rowOf(her.id)).toMatchObject({ standing: "deleted" });
  for (const [id, contact] of kept) acme.sim.record.contacts.set(id, contact);
  forgetContactIndex(acme.sim.record);
  await hourPasses();
  await importAgain();
  await importAgain();
  expect(await acme.rowOf(her.id)).toMatchObject({ standing: "active", erasingSince: null });
});

test("whoever was gone unsaid while the choice was off is kept when it is turned on", async () => {
  await deleteInIntercom(her, false);
  await importAgain();
  await changeEraseDeleted(acme.admin, true);
  await hourPasses();
  await importAgain();
  expect(await acme.rowOf(her.id)).toMatchObject({ standing: "deleted", erasingSince: null });
});

test("a deletion that is told of after a run has missed the person erases at once", async () => {
  await changeEraseDeleted(acme.admin, true);
  await deleteInIntercom(her, false);
  await importAgain();
  await acme.send(acme.sim.buildContactNotification("contact.deleted", her));
  await acme.drain();
  await acme.finish();
  expect(await acme.rowOf(her.id)).toBeNull();
  expect(await traces()).toEqual([]);
});

const shown = (): Promise<Notification> =>
  Promise.resolve(acme.sim.buildContactNotification("contact.user.updated", her));
const only = async (sent: Promise<Notification[]>) => {
  const [notification] = await sent;
  if (!notification) throw new Error("Nothing was sent");
  return notification;
};

const ambiguous: [string, Dialect, () => Promise<Notification>][] = [
  ["somebody who is there, by a server that is behind", dialects.recorded, shown],
  [
    "somebody who was archived",
    dialects.terse,
    () => only(acme.sim.archiveContact(her.id, { deliver: false })),
  ],
  [
    "somebody who was merged",
    dialects.terse,
    async () => {
      const { id } = acme.sim.addContact({ name: "Who stays" });
      await acme.sim.mergeContacts(her.id, id, { deliver: false });
      return shown();
    },
  ],
];

test.each(ambiguous)(
  "“not found” about %s erases nobody, whatever was chosen",
  async (_, dialect, change) => {
    await changeEraseDeleted(acme.admin, true);
    acme.sim.speak(dialect);
    const notification = await change();
    intercom.failNext(new RegExp(`^/contacts/${her.id}$`), { status: 404, times: 5 });
    await acme.send(notification);
    await acme.drain();
    expect(await database.erasedContact.count({ where: { workspaceId: acme.workspaceId } })).toBe(
      0,
    );
    expect((await acme.rowOf(her.id))?.standing).not.toBe("deleted");
  },
);

test("whoever was deleted in Intercom before the choice is kept, however often that is told again", async () => {
  await deleteInIntercom(her, true);
  await changeEraseDeleted(acme.admin, true);
  await acme.send(acme.sim.buildContactNotification("contact.deleted", her));
  await acme.drain();
  await acme.importAll();
  await acme.finish();
  expect(await acme.rowOf(her.id)).toMatchObject({ standing: "deleted", erasingSince: null });
});

test("somebody whom only tickets know is erased from them", async () => {
  await changeEraseDeleted(acme.admin, true);
  const { workspaceId } = acme;
  await database.feedbackTicket.updateMany({ where: { workspaceId }, data: { contactId: null } });
  await database.contact.deleteMany({ where: { workspaceId, intercomContactId: her.id } });
  await deleteInIntercom(her, true);
  await acme.finish();
  expect(await traces()).toEqual([]);
  expect(await acme.rowOf(her.id)).toBeNull();
});

test("the choice is written to the log once, and only where Intercom is connected", async () => {
  const { workspaceId, admin } = acme;
  for (const on of [true, true, false]) await changeEraseDeleted(admin, on);
  const lines = await database.auditEntry.findMany({
    where: { workspaceId, action: { startsWith: "Erasing of people" } },
    orderBy: { id: "asc" },
  });
  expect(lines.map(({ action }) => action.split(" ").at(-1))).toEqual(["on", "off"]);
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { status: "disconnected" },
  });
  await expect(changeEraseDeleted(admin, true)).rejects.toThrow("Intercom is not connected.");
});
