import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Member, scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { retryFile } from "#lib/feedback/files/retry-file.ts";
import { copyAttachments } from "#lib/intercom/attachments/copy-attachments.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { eventually } from "#tests/support/eventually.ts";
import type { NewFile } from "#tests/support/intercom-simulator/files/sim-file.ts";
import { type Playground, playground, tag } from "#tests/support/playground.ts";
import { png } from "#tests/support/small-pictures.ts";
import {
  checkInvariants,
  type Story,
  startStory,
  storyEnvironment,
} from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
let story: Story;
let acme: Playground;
let member: Member;
const noDelay = AbortSignal.any([]);

beforeAll(async () => {
  story = await startStory(databaseUrl);
  Object.assign(process.env, storyEnvironment(story.intercom));
  globalThis.timebookEnv = undefined;
});
afterAll(() => story?.stop());
beforeEach(async () => {
  acme = await playground(story);
  ({ member } = await addPerson({ workspaceId: acme.workspaceId, role: "member" }));
});
afterEach(checkInvariants);

/** A ticket of a message with one file, whose copy was tried once. Returns what a page knows of the file. */
async function send(given: Partial<NewFile>) {
  const { sim, jonas } = acme;
  const file = sim.addFile({ name: "route.png", bytes: png(), ...given });
  const conversation = sim.addConversation({
    ...{ contacts: [jonas], body: "<p>This is Monday:</p>", attachments: [file], deliver: false },
  });
  acme = { ...acme, conversation };
  await tag(acme, acme.wish.id);
  await eventually(async () => (await fileNow()).failure !== null);
  const { messageId, position } = await fileNow();
  return { ticketId: "MOB-1", messageId, position };
}

function fileNow() {
  return database.messageAttachment.findFirstOrThrow({ where: { workspaceId: acme.workspaceId } });
}

function answerWell(): void {
  const file = acme.sim.record.files.get("1");
  if (file) delete file.status;
}

async function giveUp(): Promise<void> {
  const { workspaceId } = acme;
  for (let tries = 1; tries < 8; tries++) {
    await database.messageAttachment.updateMany({
      where: { workspaceId, state: "waiting" },
      data: { nextTryAt: new Date(0) },
    });
    await copyAttachments(scopeOf({ workspaceId }), noDelay);
  }
  expect(await fileNow()).toMatchObject({ state: "failed", attempts: 8 });
}

const until = (state: "stored" | "failed") =>
  eventually(async () => (await fileNow()).state === state);

test("a file that was given up is copied when somebody asks, also though its link has expired", async () => {
  const file = await send({ status: 503 });
  await giveUp();
  acme.sim.expireLinks();
  answerWell();
  await retryFile(member, file);
  await until("stored");
  expect(await fileNow()).toMatchObject({ failure: null, sourceUrl: null, nextTryAt: null });
});

test("a file that would be tried again later is tried at once", async () => {
  const file = await send({ status: 500 });
  expect((await fileNow()).state).toBe("waiting");
  answerWell();
  await retryFile(member, file);
  await until("stored");
});

test("a file that Intercom did not have and has again is copied by a fresh link", async () => {
  const file = await send({ status: 404 });
  expect(await fileNow()).toMatchObject({ state: "failed", sourceUrl: null });
  answerWell();
  await retryFile(member, file);
  await until("stored");
});

test("what still cannot be copied says why again, and may be asked for again", async () => {
  const file = await send({ status: 404 });
  const asked = () => acme.sim.record.files.get("1")?.asked;
  for (const times of [2, 3, 4]) {
    expect(asked()).toBe(times);
    expect(await fileNow()).toMatchObject({ failure: "Intercom does not have it any more" });
    await retryFile(member, file);
    await until("failed");
  }
});

test("asked for twice at once, one job waits and the file is fetched once", async () => {
  const file = await send({ status: 500 });
  answerWell();
  const asked = acme.sim.record.files.get("1")?.asked ?? 0;
  const blocking = await pool().connect();
  await blocking.query("begin");
  await blocking.query("select from message_attachments for update");
  const both = Promise.all([retryFile(member, file), retryFile(member, file)]);
  await blocking.query("commit");
  blocking.release();
  await both;
  await until("stored");
  await retryFile(member, file);
  expect(acme.sim.record.files.get("1")?.asked).toBe(asked + 1);
  expect(await fileNow()).toMatchObject({ state: "stored", attempts: 1 });
});

test("a file that nobody tried, on somebody else's server, stays where it is", async () => {
  const { sim, jonas } = acme;
  const body = '<p>Hello <img src="http://127.0.0.1:1/pixel.gif" alt="pixel"></p>';
  const conversation = sim.addConversation({ contacts: [jonas], body, deliver: false });
  acme = { ...acme, conversation };
  await tag(acme, acme.wish.id);
  const before = await fileNow();
  const { messageId, position } = before;
  await retryFile(member, { ticketId: "MOB-1", messageId, position });
  expect(await fileNow()).toEqual(before);
});

test("another workspace's file, a deleted ticket's and one that is none are not found", async () => {
  const file = await send({ status: 500 });
  const before = await fileNow();
  const bolt = await playground(story);
  const stranger = await addPerson({ workspaceId: bolt.workspaceId, role: "member" });
  const notFound = { code: "not_found" };
  await expect(retryFile(stranger.member, file)).rejects.toMatchObject(notFound);
  const { workspaceId } = acme;
  await expect(retryFile(member, { ...file, position: 99 })).rejects.toMatchObject(notFound);
  await database.feedbackTicket.updateMany({
    where: { workspaceId },
    data: { deletedAt: new Date() },
  });
  await expect(retryFile(member, file)).rejects.toMatchObject(notFound);
  expect(await fileNow()).toEqual(before);
});
