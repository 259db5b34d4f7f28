import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { assignTicket, changePriority, changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { markRead } from "#lib/feedback/ticket/mark-read.ts";
import { stopListening, subscribe } from "#lib/live.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { eventually } from "#tests/support/eventually.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { twoWorkspaces } from "./two-workspaces.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];
const ticketId = "MOB-1";

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId, mobile } = acme;
  await addTicket({ workspaceId, productId: mobile.id, number: 1 });
  await addTicket({ workspaceId, productId: mobile.id, number: 2, deletedAt: new Date() });
});

const find = (member = acme.member) => findTicket(member, { productKey: "MOB", ticketId });

test("a change is written once with who made it, and a change to the same adds nothing", async () => {
  const { userId } = acme.colleague;
  await changeStatus(acme.member, { ticketId, status: "in_progress", seen: "todo" });
  await changeStatus(acme.member, { ticketId, status: "in_progress", seen: "todo" });
  await changePriority(acme.member, { ticketId, priority: "high", seen: "none" });
  await assignTicket(acme.member, { ticketId, assignee: userId, seen: "nobody" });
  await assignTicket(acme.member, { ticketId, assignee: "nobody", seen: userId });
  const ticket = await find();
  expect(ticket).toMatchObject({ status: "in_progress", priority: "high", assignee: null });
  expect(ticket?.activity.map(({ kind, actorName, detail }) => [kind, actorName, detail])).toEqual([
    ["status_changed", "Noor Haddad", "in_progress"],
    ["priority_changed", "Noor Haddad", "high"],
    ["assigned", "Noor Haddad", "Ana Ruiz"],
    ["unassigned", "Noor Haddad", null],
  ]);
});

test("ten people setting one status at once leave one line", async () => {
  const done = { ticketId, status: "done", seen: "in_progress" } as const;
  await Promise.all(Array.from({ length: 10 }, () => changeStatus(acme.member, done)));
  const lines = (await find())?.activity.filter((line) => line.detail === "done");
  expect(lines).toHaveLength(1);
});

test("F5 of two people who choose differently at once, the second is told of the first", async () => {
  const [mine, theirs] = await Promise.allSettled([
    changeStatus(acme.member, { ticketId, status: "todo", seen: "done" }),
    changeStatus(acme.colleague, { ticketId, status: "canceled", seen: "done" }),
  ]);
  const status = (await find())?.status;
  const [by, told] = status === "todo" ? ["Noor Haddad", theirs] : ["Ana Ruiz", mine];
  const change = { field: "status", theirs: status, by };
  expect(told).toMatchObject({ status: "rejected", reason: { code: "conflict", change } });
  await changeStatus(acme.member, { ticketId, status: "done", seen: status ?? "" });
});

test("F5 two people who change different properties at once lose neither", async () => {
  const { userId } = acme.colleague;
  await Promise.all([
    changeStatus(acme.member, { ticketId, status: "canceled", seen: "done" }),
    changePriority(acme.colleague, { ticketId, priority: "low", seen: "high" }),
    assignTicket(acme.member, { ticketId, assignee: userId, seen: "nobody" }),
  ]);
  expect(await find()).toMatchObject({ status: "canceled", priority: "low" });
  expect((await find())?.assignee?.id).toBe(userId);
  await assignTicket(acme.member, { ticketId, assignee: "nobody", seen: userId });
});

test("F5 who was unassigned by a removal is not blamed on whoever assigned last", async () => {
  const { workspaceId, member, colleague } = acme;
  await assignTicket(member, { ticketId, assignee: colleague.userId, seen: "nobody" });
  await database.feedbackTicket.updateMany({
    where: { workspaceId, number: 1 },
    data: { assigneeId: null },
  });
  const stale = { ticketId, assignee: member.userId, seen: colleague.userId };
  const change = { field: "assignee", theirs: "nobody", by: null };
  await expect(assignTicket(member, stale)).rejects.toMatchObject({ change });
});

test("another workspace's ticket and a deleted one cannot be changed, read or assigned", async () => {
  const before = await find();
  const seen = "canceled";
  const seenUntil = new Date();
  for (const attempt of [
    () => changeStatus(bolt.member, { ticketId, status: "done", seen }),
    () => changePriority(bolt.member, { ticketId, priority: "low", seen }),
    () => assignTicket(bolt.member, { ticketId, assignee: bolt.colleague.userId, seen }),
    () => markRead(bolt.member, { ticketId, seenUntil }),
    () => changeStatus(acme.member, { ticketId: "MOB-2", status: "done", seen }),
    () => markRead(acme.member, { ticketId: "MOB-2", seenUntil }),
    () => changeStatus(acme.member, { ticketId: "MOB-1' or true --", status: "done", seen }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await find()).toEqual(before);
});

test("only somebody of the workspace can be assigned", async () => {
  const outsider = { ticketId, assignee: bolt.member.userId, seen: "nobody" };
  await expect(assignTicket(acme.member, outsider)).rejects.toMatchObject({ code: "conflict" });
  expect((await find())?.assignee).toBeNull();
});

test("a change is told to the open pages of its workspace and to no other", async () => {
  const heard: string[] = [];
  const stops = [acme, bolt].map(({ workspaceId }) =>
    subscribe(workspaceId, (event) => heard.push(event.workspaceId)),
  );
  // Listening begins with a word to everybody to look again.
  await eventually(() => heard.length === 2);
  await changePriority(acme.member, { ticketId, priority: "medium", seen: "low" });
  await changePriority(acme.member, { ticketId, priority: "none", seen: "medium" });
  await eventually(() => heard.length >= 4);
  expect(heard.slice(2)).toEqual([acme.workspaceId, acme.workspaceId]);
  for (const stop of stops) stop();
  await stopListening();
});

test("reading is each person's own, and undone by the customer's next message", async () => {
  const { lastCustomerAt = new Date(0) } = (await find()) ?? {};
  await markRead(acme.member, { ticketId, seenUntil: lastCustomerAt });
  expect((await find())?.isUnread).toBe(false);
  expect((await find(acme.colleague))?.isUnread).toBe(true);
  await customerWritesAgain();
  expect((await find())?.isUnread).toBe(true);
});

test("a message that came while the ticket was open leaves it unread", async () => {
  const { lastCustomerAt: seenUntil = new Date(0) } = (await find()) ?? {};
  await customerWritesAgain();
  await markRead(acme.member, { ticketId, seenUntil });
  expect((await find())?.isUnread).toBe(true);
});

test("a message stored with microseconds is read like any other", async () => {
  await database.$executeRaw`
    update feedback_tickets set last_customer_at = now() + interval '1 hour 7 microseconds'
    where workspace_id = ${acme.workspaceId}::uuid and number = 1`;
  const { lastCustomerAt: seenUntil = new Date(0) } = (await find()) ?? {};
  await markRead(acme.member, { ticketId, seenUntil });
  expect((await find())?.isUnread).toBe(false);
});

async function customerWritesAgain() {
  await database.feedbackTicket.updateMany({
    where: { workspaceId: acme.workspaceId, number: 1 },
    data: { lastCustomerAt: new Date(Date.now() + 60_000 * ++written) },
  });
}

let written = 0;
