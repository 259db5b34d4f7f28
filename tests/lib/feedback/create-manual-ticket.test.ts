import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { createManualTicket } from "#lib/feedback/create-manual-ticket.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { twoWorkspaces } from "./two-workspaces.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
});

const usual = {
  productKey: "MOB",
  title: "Reorder stops",
  description: "",
  contactId: null,
  priority: "none",
  assignee: "nobody",
} as const;

const find = (ticketId: string, member = acme.member) =>
  findTicket(member, { productKey: "MOB", ticketId });

test("a ticket by hand says who made it, whose it is and what was typed, and is read by its maker alone", async () => {
  const { workspaceId, member, colleague } = acme;
  const contactId = await addContact(workspaceId, {
    name: "Zoë Ängström",
    email: "zoe@fjord.example",
  });
  const ticketId = await createManualTicket(member, {
    ...{ ...usual, description: "From the map.\n今日", contactId, priority: "high" },
    assignee: colleague.userId,
  });
  expect(await find(ticketId)).toMatchObject({
    ...{ title: "Reorder stops", description: "From the map.\n今日", source: "manual" },
    ...{ status: "todo", priority: "high", assignee: { id: colleague.userId }, isUnread: false },
    ...{ customer: { contactId, name: "Zoë Ängström" }, quotes: [], conversation: null },
    activity: [
      { kind: "created", actorName: "Noor Haddad", detail: null },
      { kind: "assigned", actorName: "Noor Haddad", detail: "Ana Ruiz" },
    ],
  });
  expect(await find(ticketId, colleague)).toMatchObject({ isUnread: true });
  expect(await find(ticketId, bolt.member)).toBeNull();
  const row = await database.feedbackTicket.findFirst({ where: { workspaceId } });
  expect(row).toMatchObject({ createdByName: "Noor Haddad", customerCount: 1 });
  const query = readInboxQuery(new URLSearchParams("q=angstrom reorder&source=manual"));
  const inbox = { productId: acme.mobile.id, query, cursor: null, limit: 10 };
  expect((await listTickets(member, inbox)).tickets.map((one) => one.ticketId)).toEqual([ticketId]);
});

test("twenty made at once have twenty numbers", async () => {
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      createManualTicket(at % 2 ? acme.member : acme.colleague, { ...usual, title: `Wish ${at}` }),
    ),
  );
  expect(new Set(made).size).toBe(20);
  const product = await database.product.findFirst({
    where: { workspaceId: acme.workspaceId, key: "MOB" },
  });
  expect(product?.nextTicketNumber).toBe(22);
});

test("an archived product takes none, and one of another workspace is not found", async () => {
  const { workspaceId, web } = acme;
  await database.product.update({
    where: { workspaceId_id: { workspaceId, id: web.id } },
    data: { archivedAt: new Date() },
  });
  const into = (productKey: string) => createManualTicket(acme.member, { ...usual, productKey });
  await expect(into("WEB")).rejects.toMatchObject({ code: "conflict", message: /is archived/ });
  await expect(into("ZZZ")).rejects.toMatchObject({ code: "not_found" });
  const where = { workspaceId_id: { workspaceId, id: web.id } };
  const product = await database.product.findUnique({ where });
  expect(product?.nextTicketNumber).toBe(1);
});

test("a customer or an assignee who is gone or of elsewhere is refused, and a merged one is the survivor", async () => {
  const { workspaceId, member } = acme;
  const survivor = await addContact(workspaceId, { name: "Stays" });
  const merged = await addContact(workspaceId, {
    ...{ name: "Merged", standing: "merged", mergedIntoId: survivor },
  });
  const deleted = await addContact(workspaceId, { name: "Gone", deletedAt: new Date() });
  const theirs = await addContact(bolt.workspaceId, { name: "Bolt's own" });
  for (const contactId of [deleted, theirs]) {
    await expect(createManualTicket(member, { ...usual, contactId })).rejects.toMatchObject({
      ...{ code: "conflict", message: "This customer is not in Contacts any more." },
    });
  }
  const assignee = bolt.member.userId;
  await expect(createManualTicket(member, { ...usual, assignee })).rejects.toMatchObject({
    code: "conflict",
  });
  const ticket = await find(await createManualTicket(member, { ...usual, contactId: merged }));
  expect(ticket?.customer).toMatchObject({ contactId: survivor, name: "Stays" });
});
