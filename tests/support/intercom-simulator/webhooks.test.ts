import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import { startTestApp, type TestApp } from "./test-app.ts";
import { signBody } from "./webhooks/sign-body.ts";
import type { NewWorkspace } from "./workspace/create-workspace.ts";

let app: TestApp;
let simulator: Simulator;

beforeEach(async () => {
  app = await startTestApp();
  simulator = await startSimulator({
    clientId: "client",
    clientSecret: "secret",
    webhookUrl: app.url,
    retryDelayMs: 40,
    answerTimeoutMs: 150,
  });
});

afterEach(async () => {
  await simulator.stop();
  await app.stop();
});

function installedWorkspace(given: Partial<NewWorkspace> = {}) {
  const workspace = simulator.addWorkspace({ name: "Rowing Club", region: "US", ...given });
  const admin = workspace.addAdmin({ name: "Ruth", email: "ruth@rowing.example" });
  const customer = workspace.addContact({ name: "Zoë", email: "zoe@rowing.example" });
  const tag = workspace.addTag("wish");
  workspace.issueToken();
  const conversation = workspace.addConversation({
    contacts: [customer],
    body: "<p>More <b>boats</b> – žluťoučký 舟</p>",
    deliver: false,
  });
  return { workspace, admin, customer, tag, conversation };
}

const statuses = () => simulator.deliveries.map(({ status, attempt }) => [status, attempt]);

test("a tag is announced with a signature over exactly the bytes that were sent", async () => {
  const { workspace, conversation, tag } = installedWorkspace();
  await workspace.tag(conversation.id, { tagId: tag.id });
  const [request] = app.received;
  const digest = createHmac("sha1", "secret")
    .update(request?.bytes ?? "")
    .digest("hex");
  expect(request?.headers["x-hub-signature"]).toBe(`sha1=${digest}`);
  expect(request?.headers["user-agent"]).toBe("intercom-parrot-service-client/1.0");
  expect(signBody(request?.bytes ?? "", "secret")).toBe(`sha1=${digest}`);
});

test("a failed delivery is retried exactly once, with the same id", async () => {
  const { workspace, conversation, tag } = installedWorkspace();
  app.answerWith(500, 503);
  await workspace.tag(conversation.id, { tagId: tag.id });
  await vi.waitFor(() => expect(simulator.deliveries).toHaveLength(2));
  expect(statuses()).toEqual([
    [500, 1],
    [503, 2],
  ]);
  expect(simulator.deliveries.map(({ retryAt }) => retryAt)).toEqual([expect.any(Number), null]);
  const sent = app.received.map(({ bytes }) => JSON.parse(bytes.toString()));
  expect(sent.map((each) => each.delivery_attempts)).toEqual([1, 2]);
  expect(sent[0].id).toBe(sent[1].id);
});

test("an answer that does not come in time counts as a failure", async () => {
  const { workspace, conversation, tag } = installedWorkspace();
  app.answerWith("never");
  await workspace.tag(conversation.id, { tagId: tag.id });
  await vi.waitFor(() =>
    expect(statuses()).toEqual([
      [null, 1],
      [200, 2],
    ]),
  );
  expect(simulator.deliveries[0]?.error).toMatch(/150 ms/);
});

test("an answer that was lost on the way is followed by the retry", async () => {
  const { workspace, conversation, tag } = installedWorkspace();
  simulator.loseNextAnswers(1);
  await workspace.tag(conversation.id, { tagId: tag.id });
  await vi.waitFor(() => expect(app.received).toHaveLength(2));
});

test("410 ends the subscription until the address is set again", async () => {
  const { workspace, conversation, tag } = installedWorkspace();
  app.answerWith(410);
  await workspace.tag(conversation.id, { tagId: tag.id });
  expect(simulator.webhookIsLive()).toBe(false);
  await workspace.tag(conversation.id, { tagId: tag.id });
  expect(app.received).toHaveLength(1);
  simulator.setWebhookUrl(app.url);
  await workspace.tag(conversation.id, { tagId: tag.id });
  expect(app.received).toHaveLength(2);
});

test("429 holds notifications back and sends them later", async () => {
  const { workspace, conversation, tag } = installedWorkspace();
  app.answerWith(429);
  await workspace.tag(conversation.id, { tagId: tag.id });
  await workspace.tag(conversation.id, { tagId: tag.id });
  expect(app.received).toHaveLength(1);
  await vi.waitFor(() => expect(app.received).toHaveLength(3));
});

test("a workspace the app is not installed in sends nothing", async () => {
  const { workspace, conversation, tag } = installedWorkspace();
  await workspace.uninstallApp();
  await workspace.tag(conversation.id, { tagId: tag.id });
  expect(app.received).toHaveLength(0);
});

test("saving the address is checked with an unsigned HEAD request", async () => {
  expect(await simulator.checkWebhookUrl()).toBe(200);
  expect(app.received[0]?.method).toBe("HEAD");
  expect(app.received[0]?.headers["x-hub-signature"]).toBeUndefined();
});

test("API 2.x tells of a tagged reply with that part alone, and of a tagged first message with none", async () => {
  const { workspace, conversation, tag, customer } = installedWorkspace();
  const part = workspace.reply(conversation.id, {
    author: customer,
    body: "And oars",
    deliver: false,
  });
  const ofPart = await workspace.tag(conversation.id, { tagId: tag.id, partId: part.id });
  expect(ofPart.data.item).toMatchObject({
    type: "conversation_part_tag",
    tag: { id: tag.id, name: "wish" },
    conversation: { conversation_parts: { conversation_parts: [{ id: part.id }], total_count: 1 } },
  });
  const first = conversation.source?.id ?? "";
  const ofFirst = await workspace.tag(conversation.id, { tagId: tag.id, partId: first });
  expect(ofFirst.data.item).toMatchObject({
    conversation: {
      source: { id: first, body: "<p>More <b>boats</b> – žluťoučký 舟</p>" },
      conversation_parts: { conversation_parts: [] },
      tags: { tags: [{ id: tag.id, applied_by: { type: "admin" } }] },
      statistics: { first_contact_reply_at: expect.stringMatching(/^\d{4}-.*Z$/) },
    },
  });
});

test("an app on API 2.15 is told plain text and unix times", async () => {
  const { workspace, conversation, tag } = installedWorkspace({ plainText: true });
  const { data } = workspace.buildTagNotification(conversation.id, { tagId: tag.id });
  expect(data.item).toMatchObject({
    conversation: {
      source: { body: "More boats – žluťoučký 舟" },
      statistics: { first_contact_reply_at: expect.any(Number) },
    },
  });
});

test("an app on API 1.x is told of the conversation with tags_added", async () => {
  const { workspace, conversation, tag } = installedWorkspace({ api1x: true });
  const first = conversation.source?.id ?? "";
  const { data } = await workspace.tag(conversation.id, { tagId: tag.id, partId: first });
  expect(data.item).toMatchObject({
    type: "conversation",
    id: conversation.id,
    conversation_message: { id: first },
    conversation_parts: { conversation_parts: [{ id: first, part_type: "comment" }] },
    tags_added: { type: "tag.list", tags: [{ type: "tag", id: tag.id, name: "wish" }] },
  });
});

test("a ping has no id, and a deleted conversation is named by conversation_id", async () => {
  const { workspace, conversation } = installedWorkspace();
  await workspace.deliver(workspace.buildPing(), { times: 3 });
  workspace.deleteConversation(conversation.id);
  await simulator.settled();
  const sent = app.received.map(({ bytes }) => JSON.parse(bytes.toString()));
  expect(sent.map(({ id }) => id).slice(0, 3)).toEqual([null, null, null]);
  expect(sent[3].data.item).toEqual({ type: "conversation", conversation_id: conversation.id });
});
