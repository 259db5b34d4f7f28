import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findSession } from "#lib/auth/sessions/find-session.ts";
import { startSession } from "#lib/auth/sessions/start-session.ts";
import { database, transaction } from "#lib/database/client.ts";
import { addComment } from "#lib/feedback/comments/add-comment.ts";
import { assignTicket } from "#lib/feedback/ticket/change-ticket.ts";
import { changeMails, listMailChoices } from "#lib/notifications/change-mails.ts";
import { listNotifications } from "#lib/notifications/list-notifications.ts";
import { mailNotifications } from "#lib/notifications/mailing/mail-notifications.ts";
import { markAllRead } from "#lib/notifications/mark-read.ts";
import { notifyAssignedMany, notifyOfTrouble } from "#lib/notifications/notify.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

let server: MailServer;
let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: typeof acme;
let ana: typeof acme.member;
let number = 0;

beforeAll(async () => {
  server = await startMailServer();
  await useTestDatabase();
  ({ acme, bolt } = await twoWorkspaces());
});

afterAll(() => server.stop());

beforeEach(async () => {
  const { workspaceId, mobile } = acme;
  number += 2;
  for (const one of [number - 1, number]) {
    await addTicket({ workspaceId, productId: mobile.id, number: one, title: `Wish no. ${one}` });
  }
  ana = (await addPerson({ workspaceId, role: "member", name: "Ana Ruiz" })).member;
  server.received.length = 0;
});

const first = () => `MOB-${number - 1}`;
const second = () => `MOB-${number}`;
const assign = (ticketId: string, seen = "nobody", assignee = ana.userId) =>
  assignTicket(acme.member, { ticketId, assignee, seen });
const mention = (ticketId: string) =>
  addComment(acme.member, { ticketId, body: `Secret words for @[Ana](${ana.userId})` });

/** As if so much time had gone by since all of it. */
function letPass(minutes: number): Promise<unknown> {
  return database.$executeRaw`
    update notifications set created_at = created_at - make_interval(mins => ${minutes}::int),
      mail_after = mail_after - make_interval(mins => ${minutes}::int)`;
}

const bodies = () => server.received.map((text) => text.replaceAll("=\r\n", ""));

test("what waits for two minutes is one mail, with what, by whom and where, and no word of anybody else's", async () => {
  await assign(first());
  await mention(second());
  await mailNotifications();
  expect(server.received).toEqual([]);
  await letPass(2);
  await mailNotifications();
  await mailNotifications();
  const [text = ""] = bodies();
  expect(server.received).toHaveLength(1);
  expect(text).toMatch(new RegExp(`^RCPT TO:<${ana.userId}@acme\\.example>`, "m"));
  expect(text).toContain("Subject: 2 notifications from acme");
  expect(text).toContain("Content-Type: text/plain");
  expect(text).toContain(`Noor Haddad assigned ${first()} to you.\r\nWish no. ${number - 1}\r\n`);
  expect(text).toContain(`Noor Haddad mentioned you in ${second()}.`);
  expect(text).toContain(`/acme/products/MOB/feedback/${second()}`);
  expect(text).toContain("/profile");
  expect(text).not.toContain("Secret words");
  expect(text).not.toContain("reorder");
});

test("one thing is said in the subject", async () => {
  await mention(first());
  await letPass(2);
  await mailNotifications();
  expect(bodies()[0]).toContain(`Subject: Noor Haddad mentioned you in ${first()}`);
});

test("many tickets at once are one line that leads to one's own", async () => {
  const many = { assigneeId: ana.userId, productKey: "MOB", count: 37 };
  await transaction((tx) => notifyAssignedMany(tx, acme.member, many));
  await letPass(2);
  await mailNotifications();
  expect(bodies()[0]).toContain("Subject: Noor Haddad assigned 37 tickets to you");
  expect(bodies()[0]?.replaceAll("=3D", "=")).toContain("/products/MOB/feedback?view=mine");
});

test("what was read, taken back, deleted or switched off meanwhile is not mailed", async () => {
  await assign(first());
  await markAllRead(ana, new Date(Date.now() + 60_000));
  await assign(second());
  await assign(second(), ana.userId, "nobody");
  await letPass(2);
  await mailNotifications();
  await mention(first());
  await letPass(2);
  const { workspaceId } = acme;
  const where = { workspaceId, number: number - 1 };
  await database.feedbackTicket.updateMany({ where, data: { deletedAt: new Date() } });
  await mailNotifications();
  await mention(second());
  await letPass(2);
  await changeMails(ana, false);
  await mailNotifications();
  expect(server.received).toEqual([]);
  await changeMails(ana, true);
  await mailNotifications();
  expect(server.received).toHaveLength(1);
});

test("two workers send each person one mail", async () => {
  const others = await Promise.all(
    Array.from({ length: 5 }, () => addPerson({ workspaceId: acme.workspaceId, role: "member" })),
  );
  const names = others.map(({ userId }) => `@[Somebody](${userId})`).join(" ");
  for (const ticketId of [first(), second()]) {
    await addComment(acme.member, { ticketId, body: `For ${names}` });
  }
  await letPass(2);
  await Promise.all([mailNotifications(), mailNotifications(), mailNotifications()]);
  await mailNotifications();
  const sentTo = bodies().map((text) => /RCPT TO:<([^@]+)/.exec(text)?.[1]);
  expect(sentTo.toSorted()).toEqual(others.map(({ userId }) => userId).toSorted());
});

test("a refused mail is tried again later and later, given up at last, and sent once when it is taken", async () => {
  const where = { id: ana.userId };
  const data = { email: `${ana.userId}@refused.example` };
  await database.user.update({ where, data });
  await mention(first());
  const row = () =>
    database.notification.findFirstOrThrow({
      where: { workspaceId: acme.workspaceId, userId: ana.userId },
    });
  for (const failures of [1, 2, 3]) {
    await letPass(2 ** failures);
    await mailNotifications();
    await mailNotifications();
    expect(await row()).toMatchObject({ mailFailures: failures, mailedAt: null });
  }
  await database.notification.updateMany({
    where: { workspaceId: acme.workspaceId, userId: ana.userId },
    data: { mailFailures: 10 },
  });
  await letPass(1);
  await database.user.update({ where, data: { email: `${ana.userId}@acme.example` } });
  await letPass(60);
  await mailNotifications();
  expect(server.received).toEqual([]);
  await mention(first());
  await letPass(2);
  await mailNotifications();
  await mailNotifications();
  expect(server.received).toHaveLength(1);
  expect((await listNotifications(ana)).unread).toBe(1);
});

test("trouble with the connection is mailed by its own notice alone, and nothing that is older than a day", async () => {
  const trouble = { detail: "reconnect", to: [ana.userId] } as const;
  await transaction((tx) => notifyOfTrouble(tx, acme.member, trouble));
  await mention(first());
  await letPass(24 * 60 + 1);
  await mailNotifications();
  expect(server.received).toEqual([]);
});

test("without a mail server nothing is marked as mailed, and nobody is offered mails", async () => {
  await mention(first());
  await letPass(2);
  const { SMTP_URL } = process.env;
  delete process.env.SMTP_URL;
  globalThis.timebookEnv = undefined;
  await mailNotifications();
  expect(await choices()).toBeNull();
  process.env.SMTP_URL = SMTP_URL;
  globalThis.timebookEnv = undefined;
  await mailNotifications();
  expect(server.received).toHaveLength(1);
});

test("each workspace has a switch of its own, which nobody else's changes", async () => {
  await database.membership.create({
    data: { workspaceId: bolt.workspaceId, userId: ana.userId, role: "member" },
  });
  await changeMails(ana, false);
  await changeMails({ ...bolt.member }, false);
  expect(await choices()).toEqual([
    { slug: "acme", name: "acme", isOn: false },
    { slug: "bolt", name: "bolt", isOn: true },
  ]);
});

async function choices() {
  const user = await findSession(await startSession({ userId: ana.userId, userAgent: "a test" }));
  return user && listMailChoices(user);
}
