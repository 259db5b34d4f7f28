import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { mergeTickets } from "#lib/feedback/ticket/merging/merge-tickets.ts";
import { moveTicket } from "#lib/feedback/ticket/moving/move-ticket.ts";
import { listOthers } from "#lib/feedback/ticket/related/list-others.ts";
import { listSimilar } from "#lib/feedback/ticket/related/list-similar.ts";
import { searchTickets } from "#lib/feedback/ticket/related/search-tickets.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];
const ids: Record<string, string> = {};

const titles = [
  ["Let dispatchers reorder the stops from the map", "MOB", 1],
  ["Reordering of stops for a dispatcher", "MOB", 2],
  ["Dispatch map: stops cannot be reordered", "WEB", 3],
  ["Dark mode for night shifts", "MOB", 4],
  ["地図で配送の順番を変更したい", "MOB", 5],
  ["配送の順番を地図で変更する", "WEB", 6],
] as const;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  for (const { workspaceId, mobile, web } of [acme, bolt]) {
    for (const [title, key, number] of titles) {
      const productId = key === "MOB" ? mobile.id : web.id;
      const { id } = await addTicket({ workspaceId, productId, number, title, bodyText: title });
      if (workspaceId === acme.workspaceId) ids[`${key}-${number}`] = id;
    }
  }
});

const similarTo = async (ticketId: string) =>
  (await listSimilar(acme.member, { id: ids[ticketId] ?? "" })).map((ticket) => ticket.ticketId);

test("tickets that read alike are found in every product, in other forms of the words, of this workspace", async () => {
  expect((await similarTo("MOB-1")).sort()).toEqual(["MOB-2", "WEB-3"]);
  expect(await similarTo("MOB-4")).toEqual([]);
});

test("what is written without spaces is found too", async () => {
  expect(await similarTo("MOB-5")).toEqual(["WEB-6"]);
});

test("another workspace's ticket is like nothing here", async () => {
  expect(await listSimilar(bolt.member, { id: ids["MOB-1"] ?? "" })).toEqual([]);
});

test("what is deleted, merged or this ticket itself is not among them", async () => {
  await mergeTickets(acme.member, { ticketId: "WEB-3", into: "MOB-1" });
  expect(await similarTo("MOB-1")).toEqual(["MOB-2"]);
  const { workspaceId } = acme;
  const gone = { where: { workspaceId, id: ids["MOB-2"] }, data: { deletedAt: new Date() } };
  await database.feedbackTicket.updateMany(gone);
  expect(await similarTo("MOB-1")).toEqual([]);
});

test("the customer's and the company's other tickets, each once, the newest first and counted", async () => {
  const { workspaceId, mobile } = acme;
  const companyId = newId();
  await database.company.create({ data: { workspaceId, id: companyId, name: "Nordfrakt AB" } });
  const jonas = await addContact(workspaceId, {}, [companyId]);
  const maja = await addContact(workspaceId, {}, [companyId]);
  for (const number of [21, 22, 23, 24, 25, 26, 27, 28]) {
    const { id } = await addTicket({ workspaceId, productId: mobile.id, number });
    const contactId = number === 28 ? maja : jonas;
    await database.feedbackTicket.updateMany({
      where: { workspaceId, id },
      data: { contactId, receivedAt: new Date(Date.now() + number * 1_000) },
    });
    ids[`MOB-${number}`] = id;
  }
  const whose = { id: ids["MOB-21"] ?? "", contactId: jonas, companyId };
  const { customer, company } = await listOthers(acme.member, whose);
  expect(customer.count).toBe(6);
  const shown = customer.tickets.map(({ ticketId }) => ticketId);
  expect(shown).toEqual(["MOB-27", "MOB-26", "MOB-25", "MOB-24", "MOB-23"]);
  expect(company).toMatchObject({ count: 1, tickets: [{ ticketId: "MOB-28" }] });
  const foreign = await listOthers(bolt.member, whose);
  expect([foreign.customer.count, foreign.company.count]).toEqual([0, 0]);
});

test("other products' tickets of the conversation are named where they are now, merged or moved", async () => {
  const { workspaceId, mobile, web } = acme;
  const conversationId = "shared";
  await addTicket({ workspaceId, productId: mobile.id, number: 41, conversationId });
  await addTicket({ workspaceId, productId: web.id, number: 42, conversationId });
  await addTicket({ workspaceId, productId: mobile.id, number: 43 });
  const alsoIn = async (productKey: string, ticketId: string) =>
    (await findTicket(acme.member, { productKey, ticketId }))?.alsoIn.map((also) => also.ticketId);
  expect(await alsoIn("MOB", "MOB-41")).toEqual(["WEB-42"]);
  await mergeTickets(acme.member, { ticketId: "WEB-42", into: "MOB-43" });
  expect(await alsoIn("MOB", "MOB-41")).toEqual(["MOB-43"]);
  await moveTicket(acme.member, { ticketId: "MOB-43", product: "WEB" });
  expect(await alsoIn("MOB", "MOB-41")).toEqual(["WEB-43"]);
  await mergeTickets(acme.member, { ticketId: "WEB-43", into: "MOB-41" });
  expect(await alsoIn("MOB", "MOB-41")).toEqual([]);
});

test("a ticket is found by its ID and by its words, in any product of this workspace", async () => {
  const found = async (search: string, member = acme.member) =>
    (await searchTickets(member, search)).map(({ ticketId }) => ticketId);
  expect(await found("mob-4")).toEqual(["MOB-4"]);
  expect(await found("night shi")).toEqual(["MOB-4"]);
  expect(await found("WEB-3")).toEqual([]);
  expect(await found("nothing of this kind")).toEqual([]);
  expect(await found(" ")).toHaveLength(8);
  expect(await found("MOB-28", bolt.member)).toEqual([]);
});
