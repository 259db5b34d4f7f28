import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database, transaction } from "#lib/database/client.ts";
import { recordChange } from "#lib/intercom/connection/record-change.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { sendNotices } from "#lib/intercom/notices/send-notices.ts";
import { addAdmin, addPerson } from "#tests/support/add-person.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
} from "#tests/support/imported-contacts.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import { letWaitsPass, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let mail: MailServer;
let acme: ContactStory;

beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(() => mail.stop());
beforeEach(async () => {
  acme = await contactStory(intercom);
  addPeople(acme.sim, 5);
  await sendNotices();
  mail.received.length = 0;
});

const listed = /^GET \/contacts$/;

async function failForGood(): Promise<void> {
  intercom.failNext(listed, { status: 403 });
  await acme.turn(true);
  await workOff(acme);
}

const recipients = () => mail.received.map((text) => /RCPT TO:<([^>]+)>/.exec(text)?.[1]);
const emailOf = async (id: string) =>
  (await database.user.findUniqueOrThrow({ where: { id } })).email;

test("PRODUCT §2.5 B16 an import that only a person can mend is told to one, once, with what to do and where", async () => {
  await failForGood();
  await Promise.all([sendNotices(), sendNotices()]);
  await sendNotices();
  expect(recipients()).toEqual([await emailOf(acme.admin.userId)]);
  const [text = ""] = mail.received;
  const body = text.replaceAll("=\r\n", "");
  expect(body).toContain("is missing. Tick it in Intercom");
  expect(body).toContain(`/${acme.admin.workspaceSlug}/settings/integrations/intercom`);
  expect((await latestRun(acme.workspaceId)).toldAt).not.toBeNull();
});

test("a run that fails again after Retry is not told again", async () => {
  await failForGood();
  await sendNotices();
  intercom.failNext(listed, { status: 403 });
  await syncContactsNow(acme.admin);
  await workOff(acme);
  await sendNotices();
  expect(mail.received).toHaveLength(1);
});

/** As if the run had moved on or stood still since then. */
const movedAt = (minutesAgo: number) =>
  database.contactImport.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { movedAt: new Date(Date.now() - minutesAgo * 60_000) },
  });

test("a run that moved on after Retry and fails again is told again", async () => {
  await failForGood();
  await sendNotices();
  await syncContactsNow(acme.admin);
  intercom.failNext(/^GET \/companies\/scroll$/, { status: 403 });
  await workOff(acme);
  await sendNotices();
  await sendNotices();
  expect(mail.received).toHaveLength(2);
});

test.each([
  ["an Intercom that is not paid for", { status: 402 }, "The Intercom plan does not allow this"],
  ["an outage", { status: 503 }, "Intercom answered 503"],
])("%s is told once it has lasted an hour, and that it is tried again", async (_, fault, why) => {
  intercom.failNext(/^GET \/contacts$/, { ...fault, times: 8 });
  await acme.turn(true);
  for (let tries = 0; tries < 8; tries += 1) {
    await letWaitsPass(acme);
    await workOff(acme);
  }
  await movedAt(55);
  await sendNotices();
  expect(mail.received).toEqual([]);
  await movedAt(61);
  await sendNotices();
  await sendNotices();
  expect(mail.received).toHaveLength(1);
  const text = mail.received[0]?.replaceAll("=\r\n", "");
  expect(text).toContain(why);
  expect(text).toContain("Timebook tries again by itself");
});

test("B15 an access that was revoked is told once, and again only when it is revoked again", async () => {
  const { sim, workspaceId } = acme;
  await acme.turn(true);
  sim.revokeTokens();
  await workOff(acme);
  await sendNotices();
  await sendNotices();
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]).toContain("Subject: Reconnect Acme Support to Timebook");
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { toldAt: new Date(Date.now() - 3_600_000) },
  });
  await sendNotices();
  expect(mail.received).toHaveLength(2);
});

test("who connected is told, unless they are no admin any more", async () => {
  const { workspaceId } = acme;
  const ana = await addAdmin(workspaceId);
  await transaction((tx) => recordChange(tx, ana.admin, { action: "Intercom connected" }));
  await failForGood();
  await sendNotices();
  await database.membership.update({
    where: { workspaceId_userId: { workspaceId, userId: ana.userId } },
    data: { role: "member" },
  });
  const { member: owner } = await addPerson({ workspaceId, role: "owner" });
  await database.contactImport.updateMany({ where: { workspaceId }, data: { toldAt: null } });
  await sendNotices();
  expect(recipients()).toEqual([await emailOf(ana.userId), await emailOf(owner.userId)]);
});

test("nobody is told of an import that goes on by itself, or that was switched off", async () => {
  intercom.failNext(listed, { status: 503 });
  await acme.turn(true);
  await workOff(acme);
  await sendNotices();
  const other = await contactStory(intercom);
  intercom.failNext(listed, { status: 403 });
  await other.turn(true);
  await workOff(other);
  await other.turn(false);
  await sendNotices();
  expect(mail.received).toEqual([]);
});

test("a mail server that refuses is logged, and nothing else is held up", async () => {
  const { admin } = acme;
  await database.user.update({
    where: { id: admin.userId },
    data: { email: `${admin.userId}@refused.example` },
  });
  await failForGood();
  await expect(sendNotices()).resolves.toBeUndefined();
  expect(mail.received).toEqual([]);
});

test("without a mail server nothing is marked as told", async () => {
  await failForGood();
  const { SMTP_URL } = process.env;
  delete process.env.SMTP_URL;
  globalThis.timebookEnv = undefined;
  await sendNotices();
  expect((await latestRun(acme.workspaceId)).toldAt).toBeNull();
  process.env.SMTP_URL = SMTP_URL;
  globalThis.timebookEnv = undefined;
  await sendNotices();
  expect(mail.received).toHaveLength(1);
});
