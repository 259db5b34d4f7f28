import { beforeAll, expect, test } from "vitest";
import { countUnread } from "#lib/feedback/count-unread.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { markRead, markUnread } from "#lib/feedback/ticket/mark-read.ts";
import { mergeTickets } from "#lib/feedback/ticket/merging/merge-tickets.ts";
import { snoozeTicket } from "#lib/feedback/ticket/snoozing/snooze-ticket.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];
const ticketId = "MOB-1";

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId, mobile } = acme;
  for (const number of [1, 2, 3]) await addTicket({ workspaceId, productId: mobile.id, number });
});

const find = (member = acme.member) => findTicket(member, { productKey: "MOB", ticketId });
const counted = async () => (await countUnread(acme.member)).get(acme.mobile.id);

test("who marks a ticket unread has read it no longer, and everybody else as before", async () => {
  const { lastCustomerAt: seenUntil = new Date(0) } = (await find()) ?? {};
  for (const member of [acme.member, acme.colleague])
    await markRead(member, { ticketId, seenUntil });
  await markUnread(acme.member, ticketId);
  expect(await find()).toMatchObject({ isUnread: true, readAt: expect.any(Date) });
  expect(await find(acme.colleague)).toMatchObject({ isUnread: false });
  await markRead(acme.member, { ticketId, seenUntil });
  expect(await find()).toMatchObject({ isUnread: false });
});

test("a ticket that was never read stays so, and another workspace's cannot be marked", async () => {
  await markUnread(acme.member, "MOB-2");
  await expect(markUnread(bolt.member, ticketId)).rejects.toMatchObject({ code: "not_found" });
  expect(await find()).toMatchObject({ isUnread: false });
});

test("merged and snoozed tickets are not counted as unread", async () => {
  expect(await counted()).toBe(2);
  const until = new Date(Date.now() + 60_000);
  await snoozeTicket(acme.member, { ticketId: "MOB-3", until, seen: null });
  expect(await counted()).toBe(1);
  await mergeTickets(acme.member, { ticketId: "MOB-2", into: "MOB-3" });
  expect(await counted()).toBe(0);
});
