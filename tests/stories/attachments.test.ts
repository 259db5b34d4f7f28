import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { copyAttachments } from "#lib/intercom/attachments/copy-attachments.ts";
import { eventually } from "#tests/support/eventually.ts";
import type { NewFile } from "#tests/support/intercom-simulator/files/sim-file.ts";
import { type Playground, playground, tag } from "#tests/support/playground.ts";
import { png } from "#tests/support/small-pictures.ts";
import {
  checkInvariants,
  type Story,
  startStory,
  storyEnvironment,
  ticketsOf,
  untilWorkedOff,
} from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
let story: Story;
let acme: Playground;

beforeAll(async () => {
  story = await startStory(databaseUrl);
  Object.assign(process.env, storyEnvironment(story.intercom));
  globalThis.timebookEnv = undefined;
});
afterAll(() => story?.stop());
beforeEach(async () => {
  acme = await playground(story);
});
afterEach(checkInvariants);

type Sent = { file?: NewFile; inline?: NewFile; body?: string };

/** A conversation with a file, or a picture amid its text, that is tagged once it is there. */
async function send({ file, inline, body = "<p>This is Monday:</p>" }: Sent) {
  const { sim, jonas } = acme;
  const attachments = file ? [sim.addFile(file)] : [];
  const picture = inline ? `<p>Look: <img src="${sim.addFile(inline).url}" alt="The map"></p>` : "";
  const conversation = sim.addConversation({
    ...{ contacts: [jonas], body: body + picture, attachments, deliver: false },
  });
  acme = { ...acme, conversation };
  await tag(acme, acme.wish.id);
  return conversation;
}

const rowsNow = () =>
  database.messageAttachment.findMany({
    where: { workspaceId: acme.workspaceId },
    orderBy: { position: "asc" },
    include: { file: true },
  });

async function untilTried() {
  await eventually(async () =>
    (await rowsNow()).every(({ state, failure }) => state !== "waiting" || failure),
  );
  return rowsNow();
}

/** The next try is now. */
async function tryAgain() {
  const { workspaceId } = acme;
  await database.messageAttachment.updateMany({
    where: { workspaceId, state: "waiting" },
    data: { nextTryAt: new Date(0) },
  });
  await copyAttachments(scopeOf({ workspaceId }), AbortSignal.any([]));
  return rowsNow();
}

test("a file and a picture amid the text are copied, by what their bytes are, and Intercom's links are not kept", async () => {
  const bytes = png(1440, 1080);
  await send({
    file: { name: "route-monday.png", bytes, contentType: "text/html" },
    inline: { name: "map.png", bytes: png(20, 10) },
  });
  const [file, picture, ...others] = await untilTried();
  expect(others).toEqual([]);
  const copied = { state: "stored", sourceUrl: null, failure: null, nextTryAt: null };
  expect(file).toMatchObject({ ...copied, position: 0, name: "route-monday.png", isInline: false });
  expect(file?.file).toMatchObject({ contentType: "image/png", width: 1440, height: 1080 });
  expect(Buffer.from(file?.file?.bytes ?? []).equals(bytes)).toBe(true);
  expect(picture).toMatchObject({ ...copied, position: 1000, name: "The map", isInline: true });
  const message = await database.conversationMessage.findFirstOrThrow({
    where: { workspaceId: acme.workspaceId },
  });
  expect(message.bodyHtml).toContain('<img position="1000" alt="The map">');
  expect(message.bodyHtml).not.toMatch(/https?:/);
});

test("what is both attached and amid the text is there once", async () => {
  const { sim, jonas } = acme;
  const file = sim.addFile({ name: "map.png", bytes: png() });
  const conversation = sim.addConversation({
    ...{ contacts: [jonas], body: `<p><img src="${file.url}"></p>`, attachments: [file] },
    deliver: false,
  });
  acme = { ...acme, conversation };
  await tag(acme, acme.wish.id);
  expect(await untilTried()).toMatchObject([{ position: 1000, state: "stored" }]);
});

test("a failed copy shows its name and reason, is tried again, and the ticket is there all the while", async () => {
  await send({ file: { name: "route.png", bytes: png(), status: 500 } });
  const [failed] = await untilTried();
  expect(failed).toMatchObject({ name: "route.png", failure: "Intercom’s server answered 500" });
  expect(failed?.nextTryAt?.getTime()).toBeGreaterThan(Date.now());
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(1);
  const file = acme.sim.record.files.get("1");
  if (file) delete file.status;
  expect(await tryAgain()).toMatchObject([{ state: "stored", failure: null }]);
});

test("after eight tries it is given up, in words", async () => {
  await send({ file: { name: "route.png", bytes: png(), status: 503 } });
  await untilTried();
  for (let tries = 1; tries < 8; tries++) await tryAgain();
  expect(await rowsNow()).toMatchObject([{ state: "failed", attempts: 8, nextTryAt: null }]);
});

test("a link that expired is asked for anew, once, by reading the conversation again", async () => {
  await send({ file: { name: "route.png", bytes: png(), status: 500 } });
  await untilTried();
  acme.sim.expireLinks();
  const file = acme.sim.record.files.get("1");
  if (file) delete file.status;
  expect(await tryAgain()).toMatchObject([{ state: "stored" }]);
});

test("a file that is gone at Intercom also by a fresh link is given up at once", async () => {
  await send({ file: { name: "route.png", bytes: png(), status: 404 } });
  expect(await untilTried()).toMatchObject([
    { state: "failed", failure: "Intercom does not have it any more", nextTryAt: null },
  ]);
  expect(acme.sim.record.files.get("1")?.asked).toBe(2);
});

test.each([
  ["11 MB", { bytes: Buffer.alloc(11 << 20, "x") }, "It is larger than 10 MB"],
  ["a program called a picture", { bytes: "MZ\u0000\u0003" }, "Files of its kind are not copied"],
  [
    "a way into the cloud's own network",
    { bytes: "x", location: "http://169.254.169.254/latest/" },
    "It is on a server outside Intercom",
  ],
])("%s is not copied: the name and the reason are shown", async (_what, file, failure) => {
  await send({ file: { name: "route.png", ...file } });
  expect(await untilTried()).toMatchObject([
    { name: "route.png", state: "failed", failure, nextTryAt: null, fileId: null },
  ]);
});

test("a picture on somebody else's server is a word, and nobody goes there", async () => {
  await send({ body: '<p>Hello <img src="http://127.0.0.1:1/pixel.gif" alt="pixel"></p>' });
  expect(await rowsNow()).toMatchObject([
    { state: "failed", failure: "It is on a server outside Intercom", sourceUrl: null },
  ]);
});

test("a page called a picture is kept as text, which no page shows", async () => {
  await send({ inline: { name: "map.png", bytes: "<svg onload=hit()>" } });
  const [row] = await untilTried();
  expect(row?.file?.contentType).toBe("text/plain; charset=utf-8");
});

test("A35 what is taken back loses its files, also one that is copied just then", async () => {
  const { sim, jonas } = acme;
  await tag(acme, acme.wish.id);
  const kept = sim.addFile({ name: "secret.png", bytes: png() });
  const part = sim.reply(acme.conversation.id, {
    author: jonas,
    body: "Secret",
    attachments: [kept],
  });
  await story.intercom.settled();
  await untilWorkedOff(acme.workspaceId);
  await untilTried();
  expect(await database.storedFile.count({ where: { workspaceId: acme.workspaceId } })).toBe(1);
  sim.redact(acme.conversation.id, part.id);
  await story.intercom.settled();
  await untilWorkedOff(acme.workspaceId);
  expect(await rowsNow()).toEqual([]);
  expect(await database.storedFile.count({ where: { workspaceId: acme.workspaceId } })).toBe(0);
});
