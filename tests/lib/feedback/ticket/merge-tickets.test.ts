import { beforeAll, expect, test } from "vitest";
import { database, transaction } from "#lib/database/client.ts";
import { openTicket } from "#lib/feedback/open-ticket.ts";
import { changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import { findAddress } from "#lib/feedback/ticket/find-address.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { mergeTickets } from "#lib/feedback/ticket/merging/merge-tickets.ts";
import { undoMerge } from "#lib/feedback/ticket/merging/undo-merge.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId, mobile, web } = acme;
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    await addTicket({ workspaceId, productId: mobile.id, number });
  }
  const later = new Date(Date.now() + 60_000);
  await addTicket({ workspaceId, productId: web.id, number: 21, lastCustomerAt: later });
  await addTicket({ workspaceId, productId: web.id, number: 22, deletedAt: new Date() });
  await addTicket({ workspaceId: bolt.workspaceId, productId: bolt.mobile.id, number: 99 });
});

const merge = (ticketId: string, into: string) => mergeTickets(acme.member, { ticketId, into });
const undo = (ticketId: string) => undoMerge(acme.member, ticketId);
const find = (ticketId: string) =>
  findTicket(acme.member, { productKey: ticketId.slice(0, 3), ticketId });
const address = (ticketId: string) =>
  findAddress(acme.member, { productKey: ticketId.slice(0, 3), ticketId });
const linesOf = async (ticketId: string) =>
  (await find(ticketId))?.activity.map(({ kind, detail }) => [kind, detail]);

test("a merged ticket leads to the one that stays, which counts the people of both, in any product", async () => {
  expect(await merge("WEB-21", "MOB-1")).toBe("MOB-1");
  expect(await address("WEB-21")).toEqual({ is: "merged", productKey: "MOB", ticketId: "MOB-1" });
  expect(await find("WEB-21")).toBeNull();
  const survivor = await find("MOB-1");
  expect(survivor).toMatchObject({ customerCount: 2, companyCount: 1 });
  expect(survivor?.lastCustomerAt.getTime()).toBeGreaterThan(Date.now() + 30_000);
  expect(await linesOf("MOB-1")).toEqual([["merged", "WEB-21"]]);
});

test("merging the same again changes nothing", async () => {
  expect(await merge("WEB-21", "MOB-1")).toBe("MOB-1");
  expect(await linesOf("MOB-1")).toHaveLength(1);
});

test("what it says is shown with the one that stays", async () => {
  const [merged] = (await find("MOB-1"))?.merged ?? [];
  expect(merged).toMatchObject({
    ...{ ticketId: "WEB-21", title: "Ticket 21", mergedBy: "Noor Haddad" },
    ...{ quotes: [{ messageId: "1" }], conversation: { conversationId: "c-21" } },
  });
});

test("undone, both are as they were and say so", async () => {
  await undo("WEB-21");
  await undo("WEB-21");
  expect(await find("MOB-1")).toMatchObject({ merged: [], customerCount: 1 });
  expect(await linesOf("WEB-21")).toEqual([
    ["merged", "into MOB-1"],
    ["unmerged", "out of MOB-1"],
  ]);
});

test("what is merged into a merged one follows it, and goes back with it", async () => {
  await merge("MOB-2", "MOB-3");
  await merge("MOB-3", "MOB-4");
  expect((await find("MOB-4"))?.merged).toHaveLength(2);
  expect(await address("MOB-2")).toMatchObject({ ticketId: "MOB-4" });
  await undo("MOB-3");
  expect((await find("MOB-4"))?.merged).toEqual([]);
  expect(await address("MOB-2")).toMatchObject({ ticketId: "MOB-3" });
});

test("what was taken out by itself meanwhile does not go back with the other", async () => {
  await merge("MOB-3", "MOB-4");
  await undo("MOB-2");
  expect(await find("MOB-2")).not.toBeNull();
  await merge("MOB-2", "MOB-4");
  await undo("MOB-3");
  expect(await address("MOB-2")).toMatchObject({ ticketId: "MOB-4" });
  expect((await find("MOB-3"))?.merged).toEqual([]);
});

test("merging into a merged one is merging into the one that stays", async () => {
  expect(await merge("MOB-5", "MOB-2")).toBe("MOB-4");
});

test("of two merges into each other at once, one is made", async () => {
  const both = await Promise.allSettled([merge("MOB-6", "MOB-7"), merge("MOB-7", "MOB-6")]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const left = [await find("MOB-6"), await find("MOB-7")].filter((ticket) => ticket !== null);
  expect(left).toMatchObject([{ merged: [{}] }]);
});

test("a chain that is merged at once from both ends ends at tickets that are merged into none", async () => {
  await Promise.allSettled([
    merge("MOB-8", "MOB-9"),
    merge("MOB-9", "MOB-1"),
    merge("MOB-1", "MOB-8"),
  ]);
  const rows = await database.feedbackTicket.findMany({
    where: { workspaceId: acme.workspaceId, mergedIntoId: { not: null } },
    select: { mergedInto: { select: { mergedIntoId: true } } },
  });
  expect(rows.filter(({ mergedInto }) => mergedInto?.mergedIntoId)).toEqual([]);
});

test("not into itself, not with a deleted one, not across workspaces", async () => {
  await expect(merge("MOB-4", "MOB-4")).rejects.toMatchObject({ code: "conflict" });
  await expect(merge("MOB-4", "MOB-2")).rejects.toThrow("These are one ticket already.");
  await expect(merge("MOB-4", "WEB-22")).rejects.toThrow("WEB-22 was deleted.");
  await expect(merge("MOB-2", "MOB-3")).rejects.toThrow("Undo that merge first.");
  await expect(merge("MOB-4", "MOB-99")).rejects.toMatchObject({ code: "not_found" });
  await expect(undoMerge(bolt.member, "MOB-2")).rejects.toMatchObject({ code: "not_found" });
});

test("a merged ticket is changed no more", async () => {
  const attempt = changeStatus(acme.member, { ticketId: "MOB-2", status: "done", seen: "todo" });
  await expect(attempt).rejects.toThrow("MOB-2 was merged into another ticket meanwhile.");
});

test("a new tag on what is merged into a deleted one brings back the one that stays; an old one does not", async () => {
  const { workspaceId, mobile, member } = acme;
  for (const number of [31, 32]) await addTicket({ workspaceId, productId: mobile.id, number });
  await merge("MOB-31", "MOB-32");
  await database.feedbackTicket.updateMany({
    where: { workspaceId, number: 32 },
    data: { deletedAt: new Date() },
  });
  const tagged = (addedAt: Date) =>
    transaction((tx) =>
      openTicket(tx, member, {
        ...{ productId: mobile.id, quote: null, tags: [], addedAt },
        conversation: { intercomAppId, id: "c-31", title: null },
        customer: { intercomId: null, name: null, email: null, companyName: null, isErased: false },
      }),
    );
  expect(await tagged(new Date(0))).toMatchObject({ number: 31, result: "stays_deleted" });
  expect(await address("MOB-31")).toMatchObject({ is: "merged", ticketId: "MOB-32" });
  expect(await address("MOB-32")).toMatchObject({ is: "deleted" });
  expect(await tagged(new Date(Date.now() + 1_000))).toMatchObject({ result: "restored" });
  expect(await find("MOB-32")).toMatchObject({ merged: [{ ticketId: "MOB-31" }] });
});
