import { beforeEach, expect, test } from "vitest";
import { eraseContact } from "#lib/contacts/erase-contact.ts";
import { holdErased } from "#lib/contacts/erasing/erased-people.ts";
import { database, transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { saveConversation } from "#lib/feedback/conversation/save-conversation.ts";
import { addCanaryPerson, addWish, canary } from "#tests/support/erasure/canary-person.ts";
import { dumpDatabase, linesWith } from "#tests/support/erasure/dump-database.ts";
import { type ErasureStory, erasureStory } from "#tests/support/erasure/erasure-story.ts";
import { eventually } from "#tests/support/eventually.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
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
});

async function erase(): Promise<void> {
  await acme.begin(her.id);
  await acme.finish();
}

const traces = async () => linesWith(await dumpDatabase(acme.workspaceId), canary);
/** Of her, now that the lead she was before is left as it is. */
const herTraces = async () => (await traces()).filter((line) => !line.includes(`${canary}-0`));

test("I9 neither the next import nor any notification brings back who is erased, old ones sent again least of all", async () => {
  const before = await acme.sim.editContact(her.id, { name: `${canary} B` }, { deliver: false });
  for (const one of before) await acme.send(one);
  await acme.drain();
  await erase();
  expect(await herTraces()).toEqual([]);
  await acme.importAll();
  const after = [
    ...(await acme.sim.editContact(her.id, { email: `${canary}@c.example` }, { deliver: false })),
    ...(await acme.sim.archiveContact(her.id, { deliver: false })),
    ...(await acme.sim.unarchiveContact(her.id, { deliver: false })),
  ];
  const statuses = [];
  for (const one of [...before, ...after]) statuses.push(await acme.send(one, `again-${one.id}`));
  expect(new Set(statuses)).toEqual(new Set([200]));
  await acme.drain();
  expect(await acme.rowOf(her.id)).toBeNull();
  expect(await herTraces()).toEqual([]);
  const outcomes = await database.delivery.findMany({
    where: { workspaceId: acme.workspaceId, summary: { endsWith: "this person was erased" } },
  });
  expect(outcomes.length).toBe(before.length + after.length);
});

test("A8 a thousand old signed bodies sent again after somebody is erased are answered 200 and bring nobody back", async () => {
  const { conversation } = addWish(acme.sim, { contact: her, at: 1, ana: acme.ana });
  const bodies = [
    await acme.tagging(conversation.id),
    ...(await acme.sim.editContact(her.id, { name: `${canary} B` }, { deliver: false })),
  ];
  for (const one of bodies) await acme.send(one);
  await acme.drain();
  await erase();
  await database.delivery.deleteMany({ where: { workspaceId: acme.workspaceId } });
  const copies = Array.from({ length: 500 }, (_, at) =>
    bodies.map((one) => acme.send(one, at % 2 === 0 ? one.id : `${one.id}-${at}`)),
  );
  expect(new Set(await Promise.all(copies.flat()))).toEqual(new Set([200]));
  await acme.drain();
  expect(await acme.tickets()).toHaveLength(1);
  expect(await herTraces()).toEqual([]);
}, 180_000);

test("a tag on what an erased person writes later opens a ticket that holds nothing of theirs", async () => {
  await erase();
  const { conversation, last } = addWish(acme.sim, { contact: her, at: 1, ana: acme.ana });
  await acme.send(await acme.tagging(conversation.id, last.id));
  await acme.drain();
  const title = "Feedback from an erased person";
  const customer = { customerName: null, customerEmail: null, customerIntercomId: null };
  expect(await acme.tickets()).toMatchObject([
    { title, ...customer, customerErased: true, quotes: [{ messageId: last.id, erased: true }] },
  ]);
  expect((await acme.messages()).map(({ erased }) => erased)).toEqual([true, false, true]);
  expect(await herTraces()).toEqual([]);
});

test("in a conversation of several only what the erased person wrote goes, and the ticket keeps its customer", async () => {
  const { sim, jonas } = acme;
  const { id } = acme.conversation;
  sim.reply(id, { author: her, body: `Me too, says ${canary}.`, deliver: false });
  const quoted = sim.reply(id, { author: her, body: `And ${canary} maps.`, deliver: false });
  for (const one of [await acme.tagging(id), await acme.tagging(id, quoted.id)]) {
    await acme.send(one);
  }
  await acme.drain();
  await erase();
  const [ticket, ...others] = await acme.tickets();
  expect(others).toEqual([]);
  expect(ticket).toMatchObject({ customerErased: false, customerIntercomId: jonas.id });
  expect(ticket?.title).toBe("Let me reorder stops on the map.");
  expect(ticket?.quotes.map(({ erased }) => erased)).toEqual([false, true]);
  expect((await acme.messages()).filter(({ erased }) => !erased)).toHaveLength(1);
  expect(await herTraces()).toEqual([]);
});

test("of messages from before authors were kept, all that customers wrote on the person's tickets goes", async () => {
  const { conversation } = addWish(acme.sim, { contact: her, at: 1, ana: acme.ana });
  await acme.send(await acme.tagging(conversation.id));
  await acme.drain();
  await database.conversationMessage.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { authorId: null },
  });
  await database.ticketQuote.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { authorId: null },
  });
  await database.feedbackTicket.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { titleFingerprint: null },
  });
  await erase();
  expect(await herTraces()).toEqual([]);
  expect((await acme.messages()).map(({ erased }) => erased)).toEqual([true, false, true]);
});

test("what the team wrote stays: a title of its own, a description, a ticket's number, its answers", async () => {
  const { conversation } = addWish(acme.sim, { contact: her, at: 1, ana: acme.ana });
  await acme.send(await acme.tagging(conversation.id));
  await acme.drain();
  await database.feedbackTicket.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { title: "Maps", description: "Planned for spring." },
  });
  await erase();
  const words = { number: 1, title: "Maps", description: "Planned for spring." };
  expect(await acme.tickets()).toMatchObject([{ ...words, customerErased: true }]);
  expect((await acme.messages()).map(({ bodyText }) => bodyText)).toContain("We like idea 1.");
});

test("whom Intercom merges into an erased person is erased; an erased one merged into another leaves that other alone", async () => {
  await erase();
  for (const one of await acme.sim.mergeContacts(lead.id, her.id, { deliver: false })) {
    await acme.send(one);
  }
  await acme.drain();
  await acme.finish();
  expect(await acme.rowOf(lead.id)).toBeNull();
  expect(await traces()).toEqual([]);
  for (const one of await acme.sim.mergeContacts(her.id, acme.jonas.id, { deliver: false })) {
    await acme.send(one);
  }
  await acme.drain();
  await acme.importAll();
  expect(await acme.rowOf(acme.jonas.id)).toMatchObject({ standing: "active", deletedAt: null });
  const { workspaceId } = acme;
  const erased = await database.erasedContact.findMany({
    where: { workspaceId },
    orderBy: { intercomContactId: "asc" },
  });
  expect(erased.map(({ intercomContactId: id }) => id)).toEqual([her.id, lead.id].sort());
});

test("I5 another workspace on the same Intercom workspace keeps the person, and cannot be made to erase them", async () => {
  const other = await erasureStory(intercom, acme);
  await other.importAll();
  const row = await acme.rowOf(her.id);
  await expect(eraseContact(other.admin, row?.id ?? "")).rejects.toThrow("not_found");
  await erase();
  expect(await other.rowOf(her.id)).toMatchObject({ name: her.name, deletedAt: null });
  const missing = eraseContact(acme.admin, row?.id ?? "");
  await expect(missing).rejects.toThrow("not_found");
});

test("whoever shares the erased person's e-mail address keeps their tickets", async () => {
  const twin = acme.sim.addContact({ name: "Ben Quill", email: her.email });
  await acme.importAll();
  const { id } = acme.sim.addConversation({
    contacts: [twin],
    body: "Faster, please.",
    deliver: false,
  });
  await acme.send(await acme.tagging(id));
  await acme.drain();
  await erase();
  expect(await acme.tickets()).toMatchObject([
    { customerErased: false, title: "Faster, please.", customerIntercomId: twin.id },
  ]);
  expect(await acme.rowOf(twin.id)).toMatchObject({ name: "Ben Quill", email: her.email });
});

test("F15 what a worker had begun to write before somebody was erased is waited for, and erased", async () => {
  const { workspaceId, sim, admin } = acme;
  const message = {
    ...({ id: "1", authorKind: "customer", authorId: her.id, authorName: her.name } as const),
    ...{
      html: `<p>${canary}</p>`,
      text: canary,
      writtenAt: new Date(),
      isErased: false,
      isRedacted: false,
      attachments: [],
    },
  };
  const conversation = {
    intercomAppId: sim.appId,
    conversationId: "c",
    region: "EU",
    partial: false,
  } as const;
  let finished = false;
  const finishing = await transaction(async (tx) => {
    await holdErased(tx, admin, { intercomAppId: sim.appId, intercomIds: [her.id] });
    await acme.begin(her.id);
    const going = acme.finish().then(() => {
      finished = true;
    });
    await eventually(async () => finished || (await waitersFor(workspaceId)) > 0);
    await saveConversation(tx, admin, { ...conversation, messages: [message] });
    return { going };
  });
  await finishing.going;
  expect(await acme.messages()).toMatchObject([{ erased: true, bodyText: "" }]);
  expect(await herTraces()).toEqual([]);
});

async function waitersFor(workspaceId: string): Promise<number> {
  const { rowCount } = await pool().query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid::bigint =
      hashtextextended($1, 0) & x'ffffffff'::bigint`,
    [`erasures:${workspaceId}`],
  );
  return rowCount ?? 0;
}
