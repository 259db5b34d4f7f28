import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { snoozeTicket } from "#lib/feedback/ticket/snoozing/snooze-ticket.ts";
import { wakeTickets } from "#lib/feedback/ticket/snoozing/wake-tickets.ts";
import { stopListening, subscribe } from "#lib/live.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { eventually } from "#tests/support/eventually.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];
const dayMs = 86_400_000;
const tomorrow = new Date(Date.now() + dayMs);
const nextWeek = new Date(Date.now() + 7 * dayMs);
const notStopping = new AbortController().signal;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  for (const { workspaceId, mobile } of [acme, bolt]) {
    for (const number of [1, 2, 3, 4]) {
      await addTicket({ workspaceId, productId: mobile.id, number });
    }
  }
});

const find = (ticketId: string, member = acme.member) =>
  findTicket(member, { productKey: "MOB", ticketId });

const linesOf = async (ticketId: string) =>
  (await find(ticketId))?.activity.map(({ kind, detail, actorName }) => [kind, detail, actorName]);

test("a snooze and its end are written with who made them", async () => {
  const ticketId = "MOB-1";
  await snoozeTicket(acme.member, { ticketId, until: tomorrow, seen: null });
  expect((await find(ticketId))?.snoozedUntil).toEqual(tomorrow);
  await snoozeTicket(acme.member, { ticketId, until: null, seen: tomorrow });
  expect((await find(ticketId))?.snoozedUntil).toBeNull();
  expect(await linesOf(ticketId)).toEqual([
    ["snoozed", tomorrow.toISOString(), "Noor Haddad"],
    ["woken", null, "Noor Haddad"],
  ]);
});

test("of two people who snooze differently at once, the second is told of the first", async () => {
  const ticketId = "MOB-2";
  await snoozeTicket(acme.colleague, { ticketId, until: nextWeek, seen: null });
  const second = snoozeTicket(acme.member, { ticketId, until: tomorrow, seen: null });
  const change = { field: "snooze", theirs: nextWeek.toISOString(), by: "Ana Ruiz" };
  await expect(second).rejects.toMatchObject({ code: "conflict", change });
});

test.each([
  [new Date(Date.now() - 1_000), "Choose a time to come."],
  [new Date(Date.now() + 367 * dayMs), "Choose a time within a year."],
])("a ticket is snoozed until a moment of the coming year: %s", async (until, message) => {
  const attempt = snoozeTicket(acme.member, { ticketId: "MOB-3", until, seen: null });
  await expect(attempt).rejects.toMatchObject({ code: "conflict", message });
});

test("what is done is snoozed no longer, and cannot be snoozed", async () => {
  const ticketId = "MOB-3";
  await snoozeTicket(acme.member, { ticketId, until: tomorrow, seen: null });
  await changeStatus(acme.member, { ticketId, status: "in_progress", seen: "todo" });
  expect((await find(ticketId))?.snoozedUntil).toEqual(tomorrow);
  await changeStatus(acme.member, { ticketId, status: "done", seen: "in_progress" });
  expect((await find(ticketId))?.snoozedUntil).toBeNull();
  const attempt = snoozeTicket(acme.member, { ticketId, until: tomorrow, seen: null });
  const message = "Only open tickets can be snoozed.";
  await expect(attempt).rejects.toMatchObject({ code: "conflict", message });
});

test("another workspace's ticket cannot be snoozed", async () => {
  const attempt = snoozeTicket(bolt.member, { ticketId: "MOB-9", until: tomorrow, seen: null });
  await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  await snoozeTicket(bolt.member, { ticketId: "MOB-4", until: tomorrow, seen: null });
  expect((await find("MOB-4"))?.snoozedUntil).toBeNull();
});

test("whose snooze is over is open again as it was, and the open pages are told", async () => {
  const ticketId = "MOB-4";
  await snoozeTicket(acme.member, { ticketId, until: tomorrow, seen: null });
  await wakeTickets(notStopping);
  expect((await find(ticketId))?.snoozedUntil).toEqual(tomorrow);
  const before = await passSnooze(4);
  const heard: unknown[] = [];
  const stop = subscribe(acme.workspaceId, ({ kind, productId }) => heard.push([kind, productId]));
  await eventually(() => heard.length === 1);
  await wakeTickets(notStopping);
  await eventually(() => heard.length === 2);
  stop();
  await stopListening();
  expect(heard[1]).toEqual(["tickets", acme.mobile.id]);
  expect(await rowOf(4)).toEqual({ ...before, snoozedUntil: null });
  expect((await linesOf(ticketId))?.at(-1)).toEqual(["woken", null, null]);
  expect((await find("MOB-4", bolt.member))?.snoozedUntil).toEqual(tomorrow);
});

test("thousands whose snooze is over at once are all woken, and a deleted one is left", async () => {
  const { workspaceId, web } = acme;
  const snoozed = { workspaceId, productId: web.id, title: "Asleep", source: "manual" as const };
  const past = { receivedAt: new Date(), lastCustomerAt: new Date(), snoozedUntil: new Date(0) };
  await database.feedbackTicket.createMany({
    data: Array.from({ length: 1_201 }, (_, at) => ({
      ...{ ...snoozed, ...past, id: newId(), number: at + 1 },
      deletedAt: at === 0 ? new Date() : null,
    })),
  });
  await Promise.all([wakeTickets(notStopping), wakeTickets(notStopping)]);
  const left = { workspaceId, snoozedUntil: { lte: new Date() } };
  expect(await database.feedbackTicket.count({ where: left })).toBe(1);
  const lines = { workspaceId, kind: "woken" as const, ticket: { productId: web.id } };
  expect(await database.ticketActivity.count({ where: lines })).toBe(1_200);
});

async function passSnooze(number: number) {
  await database.$executeRaw`
    update feedback_tickets set snoozed_until = now() - interval '1 second'
    where workspace_id = ${acme.workspaceId}::uuid and product_id = ${acme.mobile.id}::uuid and number = ${number}`;
  return rowOf(number);
}

function rowOf(number: number) {
  const where = { workspaceId: acme.workspaceId, productId: acme.mobile.id, number };
  return database.feedbackTicket.findFirstOrThrow({ where });
}
