import { beforeAll, expect, test } from "vitest";
import { database, transaction } from "#lib/database/client.ts";
import { assignTicket } from "#lib/feedback/ticket/change-ticket.ts";
import { stopListening, subscribe } from "#lib/live.ts";
import { forgetOldNotifications } from "#lib/notifications/forget-old-notifications.ts";
import { listNotifications } from "#lib/notifications/list-notifications.ts";
import { markAllRead, markNotificationsRead } from "#lib/notifications/mark-read.ts";
import { notify, notifyAssignedMany } from "#lib/notifications/notify.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { eventually } from "#tests/support/eventually.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Side = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Side;
let bolt: Side;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  for (const { workspaceId, mobile } of [acme, bolt]) {
    for (const number of [1, 2, 3]) {
      await addTicket({ workspaceId, productId: mobile.id, number, title: `Title ${number}` });
    }
  }
});

async function someone(role: "member" | "admin" = "member", { workspaceId } = acme) {
  return (await addPerson({ workspaceId, role })).member;
}

const assign = (assignee: string, ticketId: string, seen = "nobody", by = acme.member) =>
  assignTicket(by, { ticketId, assignee, seen });
const release = (seen: string, ticketId: string) => assign("nobody", ticketId, seen);
const aboutOf = async (member: Side["member"]) =>
  (await listNotifications(member)).newest.map(({ about }) => about);

test("who is assigned by somebody else is told, with the title as it is now", async () => {
  const ana = await someone();
  await assign(ana.userId, "MOB-1");
  const where = { workspaceId: acme.workspaceId, number: 1 };
  await database.feedbackTicket.updateMany({ where, data: { title: "A newer title" } });
  const { unread, newest } = await listNotifications(ana);
  expect(unread).toBe(1);
  expect(newest).toMatchObject([
    {
      actorName: "Noor Haddad",
      isRead: false,
      about: { kind: "assigned", ticketId: "MOB-1", productKey: "MOB", title: "A newer title" },
    },
  ]);
  await release(ana.userId, "MOB-1");
});

test("nobody is told of what they did themselves, or of what was refused or changed nothing", async () => {
  const ana = await someone();
  await assign(ana.userId, "MOB-2", "nobody", ana);
  await assign(ana.userId, "MOB-2", "nobody");
  await expect(assign(ana.userId, "MOB-1", "somebody")).rejects.toMatchObject({ code: "conflict" });
  await expect(assign(ana.userId, "MOB-9")).rejects.toMatchObject({ code: "not_found" });
  expect((await listNotifications(ana)).newest).toEqual([]);
  await release(ana.userId, "MOB-2");
});

test("what is unread is replaced by the next of its kind about the same ticket; what is read stays", async () => {
  const ana = await someone();
  for (const _ of [1, 2, 3]) {
    await assign(ana.userId, "MOB-1");
    await release(ana.userId, "MOB-1");
  }
  const { unread, newest } = await listNotifications(ana);
  expect([unread, newest.length]).toEqual([1, 1]);
  await markNotificationsRead(
    ana,
    newest.map(({ id }) => id),
  );
  await assign(ana.userId, "MOB-1");
  await release(ana.userId, "MOB-1");
  const after = await listNotifications(ana);
  expect([after.unread, after.newest.length]).toEqual([1, 2]);
});

test("ten who tell one person of one ticket at once leave one notification", async () => {
  const ana = await someone();
  const { id: ticketId } = await database.feedbackTicket.findFirstOrThrow({
    where: { workspaceId: acme.workspaceId, number: 3 },
  });
  const notice = { kind: "mentioned", ticketId, to: [ana.userId] } as const;
  await Promise.all(
    Array.from({ length: 10 }, () => transaction((tx) => notify(tx, acme.member, notice))),
  );
  expect((await listNotifications(ana)).newest).toHaveLength(1);
});

test("many tickets assigned at once are one notification, one ticket leads to it, and none says nothing", async () => {
  const ana = await someone();
  const { id: ticketId } = await database.feedbackTicket.findFirstOrThrow({
    where: { workspaceId: acme.workspaceId, number: 1 },
  });
  const many = { assigneeId: ana.userId, productKey: "MOB", ticketId };
  for (const count of [37, 1, 0]) {
    await transaction((tx) => notifyAssignedMany(tx, acme.member, { ...many, count }));
  }
  expect(await aboutOf(ana)).toMatchObject([
    { kind: "assigned", ticketId: "MOB-1" },
    { kind: "assigned many", productKey: "MOB", count: 37 },
  ]);
});

test("whoever is of another workspace is not told, and sees and reads nothing of this one", async () => {
  const ana = await someone();
  const tickets = await database.feedbackTicket.findMany({
    where: { workspaceId: acme.workspaceId },
  });
  const ticketId = tickets[0]?.id ?? "";
  const to = [ana.userId, bolt.member.userId];
  await transaction((tx) => notify(tx, acme.member, { kind: "mentioned", ticketId, to }));
  expect((await listNotifications(bolt.member)).newest).toEqual([]);
  const { newest } = await listNotifications(ana);
  const ids = newest.map(({ id }) => id);
  expect(ids).toHaveLength(1);
  for (const stranger of [bolt.member, acme.member]) {
    await markNotificationsRead(stranger, ids);
    await markAllRead(stranger, new Date(Date.now() + 60_000));
  }
  expect((await listNotifications(ana)).unread).toBe(1);
});

test("all that was shown is marked read, and what has come since is not", async () => {
  const ana = await someone();
  await assign(ana.userId, "MOB-1");
  await assign(ana.userId, "MOB-2");
  const [newest] = (await listNotifications(ana)).newest;
  await assign(ana.userId, "MOB-3");
  await markAllRead(ana, newest?.createdAt ?? new Date(0));
  const { unread, newest: left } = await listNotifications(ana);
  expect(unread).toBe(1);
  expect(left.filter(({ isRead }) => !isRead)).toMatchObject([{ about: { ticketId: "MOB-3" } }]);
  for (const ticketId of ["MOB-1", "MOB-2", "MOB-3"]) await release(ana.userId, ticketId);
});

test("a deleted ticket's notifications are neither shown nor counted", async () => {
  const { workspaceId, mobile } = acme;
  const ana = await someone();
  const { id } = await addTicket({ workspaceId, productId: mobile.id, number: 8 });
  await assign(ana.userId, "MOB-8");
  const where = { workspaceId, id };
  await database.feedbackTicket.updateMany({ where, data: { deletedAt: new Date() } });
  expect(await listNotifications(ana)).toEqual({ unread: 0, newest: [] });
  await database.feedbackTicket.updateMany({ where, data: { deletedAt: null } });
  expect((await listNotifications(ana)).unread).toBe(1);
});

test("more than nine unread are counted no further, and the newest twenty are listed", async () => {
  const { workspaceId } = acme;
  const ana = await someone();
  const actor = { workspaceId, userId: acme.member.userId, userName: "Noor" };
  for (let count = 2; count < 27; count++) {
    const many = { assigneeId: ana.userId, productKey: "MOB", count };
    await transaction((tx) => notifyAssignedMany(tx, actor, many));
  }
  const { unread, newest } = await listNotifications(ana);
  expect([unread, newest.length]).toEqual([10, 20]);
  expect(newest[0]).toMatchObject({ about: { count: 26 } });
});

test("only the pages of whoever is told hear of it, and once more when it is read", async () => {
  const ana = await someone();
  const heard: string[] = [];
  const stop = subscribe(acme.workspaceId, ({ kind, userId }) => {
    if (kind === "notifications") heard.push(userId ?? "everybody");
  });
  const all: string[] = [];
  const stopAll = subscribe(acme.workspaceId, ({ kind }) => all.push(kind));
  await eventually(() => all.length > 0);
  await assign(ana.userId, "MOB-1");
  await markAllRead(ana, new Date(Date.now() + 60_000));
  await markAllRead(ana, new Date(Date.now() + 60_000));
  await release(ana.userId, "MOB-1");
  await eventually(() => all.filter((kind) => kind === "tickets").length >= 3);
  expect(heard).toEqual([ana.userId, ana.userId]);
  for (const end of [stop, stopAll]) end();
  await stopListening();
});

test("after 90 days a notification is forgotten, read or not", async () => {
  const ana = await someone();
  await assign(ana.userId, "MOB-1");
  await assign(ana.userId, "MOB-2");
  const where = { workspaceId: acme.workspaceId, userId: ana.userId };
  const rows = await database.notification.findMany({ where, orderBy: { id: "asc" } });
  const old = new Date(Date.now() - 91 * 86_400_000);
  await database.notification.updateMany({
    where: { ...where, id: rows[0]?.id ?? "" },
    data: { createdAt: old },
  });
  await forgetOldNotifications();
  expect(await aboutOf(ana)).toMatchObject([{ ticketId: "MOB-2" }]);
  for (const ticketId of ["MOB-1", "MOB-2"]) await release(ana.userId, ticketId);
});
