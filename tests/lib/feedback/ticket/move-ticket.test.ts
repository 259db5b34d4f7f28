import { beforeAll, expect, test } from "vitest";
import type { Admin } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { openTicket } from "#lib/feedback/open-ticket.ts";
import { changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import { deleteTicket } from "#lib/feedback/ticket/delete-ticket.ts";
import { findAddress } from "#lib/feedback/ticket/find-address.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { mergeTickets } from "#lib/feedback/ticket/merging/merge-tickets.ts";
import { moveTicket } from "#lib/feedback/ticket/moving/move-ticket.ts";
import { findTriggers } from "#lib/intercom/webhook-to-ticket/decide-products.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];
let admin: Admin;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  ({ admin } = await addAdmin(acme.workspaceId));
  for (const { workspaceId, mobile } of [acme, bolt]) {
    await addTicket({ workspaceId, productId: mobile.id, number: 1, conversationId: "one" });
  }
  const { workspaceId, mobile, web } = acme;
  for (const { id: productId } of [mobile, web]) {
    const tag = { workspaceId, intercomAppId, tagId: `tag-${productId}` };
    await database.intercomTag.create({ data: { ...tag, name: "idea" } });
    await database.triggerTag.create({ data: { ...tag, productId, watchingSince: new Date() } });
  }
  for (const number of [2, 3, 4, 5, 6, 10, 11, 12]) {
    await addTicket({ workspaceId, productId: mobile.id, number });
  }
  await addTicket({ workspaceId, productId: web.id, number: 7, conversationId: "c-2" });
  await addTicket({ workspaceId, productId: web.id, number: 8, conversationId: "c-3" });
});

const find = (ticketId: string) =>
  findTicket(acme.member, { productKey: ticketId.slice(0, 3), ticketId });
const address = (ticketId: string) =>
  findAddress(acme.member, { productKey: ticketId.slice(0, 3), ticketId });
const inWeb = { is: "moved", productKey: "WEB", ticketId: "WEB-9" };

test("a moved ticket gets the next ID there, and the one it had leads to it", async () => {
  const moved = await moveTicket(acme.member, { ticketId: "MOB-1", product: "WEB" });
  expect(moved).toEqual({ ticketId: "WEB-9" });
  const ticket = await find("WEB-9");
  expect(ticket?.activity).toMatchObject([{ kind: "moved", detail: "MOB-1" }]);
  expect(await find("MOB-1")).toBeNull();
  expect(await address("MOB-1")).toEqual(inWeb);
  expect(await findAddress(bolt.member, { productKey: "MOB", ticketId: "MOB-1" })).toBeNull();
});

test("what is sent to the ID that it had reaches it", async () => {
  await changeStatus(acme.member, { ticketId: "MOB-1", status: "in_progress", seen: "todo" });
  expect((await find("WEB-9"))?.status).toBe("in_progress");
});

test("a tag of either product adds to it and makes no second ticket", async () => {
  for (const productId of [acme.mobile.id, acme.web.id]) {
    expect(await tagArrives(productId, "one")).toMatchObject({ number: 9, result: "updated" });
  }
  expect(await countOf("one")).toBe(1);
});

test("moved back, it has its first ID again", async () => {
  expect(await moveTicket(acme.member, { ticketId: "WEB-9", product: "MOB" })).toEqual({
    ticketId: "MOB-1",
  });
  expect(await address("WEB-9")).toEqual({ is: "moved", productKey: "MOB", ticketId: "MOB-1" });
  expect(await moveTicket(acme.member, { ticketId: "MOB-1", product: "WEB" })).toEqual({
    ticketId: "WEB-9",
  });
  expect(await address("MOB-1")).toEqual(inWeb);
});

test("where the product has one of the conversation already, it is not moved and that one is named", async () => {
  const moved = await moveTicket(acme.member, { ticketId: "MOB-2", product: "WEB" });
  expect(moved).toEqual({ twin: { ticketId: "WEB-7", productName: "Dispatch web" } });
  expect(await find("MOB-2")).not.toBeNull();
});

test("where that one is deleted or merged into it, it says what to do first", async () => {
  await deleteTicket(admin, "WEB-7");
  const first = moveTicket(acme.member, { ticketId: "MOB-2", product: "WEB" });
  await expect(first).rejects.toThrow(/^WEB-7 .* was deleted/);
  await mergeTickets(acme.member, { ticketId: "WEB-8", into: "MOB-3" });
  const second = moveTicket(acme.member, { ticketId: "MOB-3", product: "WEB" });
  await expect(second).rejects.toThrow(/Undo that merge first/);
});

test("no ticket is moved to an archived product, another workspace's, or from another workspace", async () => {
  const { workspaceId } = acme;
  await database.product.updateMany({
    where: { workspaceId, key: "WEB" },
    data: { archivedAt: new Date() },
  });
  const archived = moveTicket(acme.member, { ticketId: "MOB-4", product: "WEB" });
  await expect(archived).rejects.toThrow("This product is archived.");
  await database.product.updateMany({ where: { workspaceId }, data: { archivedAt: null } });
  for (const [member, ticketId, product] of [
    [acme.member, "MOB-4", "API"],
    [bolt.member, "MOB-4", "WEB"],
  ] as const) {
    const attempt = moveTicket(member, { ticketId, product });
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a tag of the other product that arrives while it moves makes no second ticket", async () => {
  for (const number of [5, 6, 10, 11, 12]) {
    const ticketId = `MOB-${number}`;
    const [moved, tagged] = await Promise.allSettled([
      moveTicket(acme.member, { ticketId, product: "WEB" }),
      tagArrives(acme.web.id, `c-${number}`),
    ]);
    expect(tagged).toMatchObject({ status: "fulfilled" });
    const twin = moved.status === "fulfilled" && moved.value.twin;
    expect(await countOf(`c-${number}`)).toBe(twin ? 2 : 1);
    expect(await countOf(`c-${number}`, acme.web.id)).toBe(1);
  }
});

function tagArrives(productId: string, conversationId: string) {
  const tag = { id: `tag-${productId}`, name: "idea", addedByName: "Ana Ruiz" };
  return transaction(async (tx) => {
    await findTriggers(tx, acme.member, { intercomAppId, tagIds: [tag.id] });
    return openTicket(tx, acme.member, {
      ...{ productId, conversation: { intercomAppId, id: conversationId, title: null } },
      ...{ quote: null, tags: [tag], addedAt: new Date() },
      customer: { intercomId: null, name: null, email: null, companyName: null, isErased: false },
    });
  });
}

function countOf(conversationId: string, productId?: string) {
  const { workspaceId } = acme;
  return database.feedbackTicket.count({
    where: { workspaceId, productId, origins: { some: { conversationId } } },
  });
}
