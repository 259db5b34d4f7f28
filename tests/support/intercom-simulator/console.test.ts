import { afterEach, beforeEach, expect, test } from "vitest";
import { seedWorkspace } from "./seed-workspace.ts";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import { startTestApp, type TestApp } from "./test-app.ts";
import type { SimWorkspace } from "./workspace/sim-workspace.ts";

let app: TestApp;
let simulator: Simulator;
let workspace: SimWorkspace;

beforeEach(async () => {
  app = await startTestApp();
  simulator = await startSimulator({
    clientId: "client",
    clientSecret: "secret",
    webhookUrl: app.url,
  });
  workspace = seedWorkspace(simulator);
});

afterEach(async () => {
  await simulator.stop();
  await app.stop();
});

function submit(path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  return fetch(`${simulator.url}/workspaces/${workspace.appId}${path}`, { method: "POST", body });
}

function seeded() {
  const [conversation] = workspace.record.conversations.values();
  const [tag] = workspace.record.tags.values();
  if (!conversation || !tag) throw new Error("The seed is empty");
  return { conversation, tag, path: `/conversations/${conversation.id}` };
}

test("a tag added to a message by hand is delivered, and the page shows what the app answered", async () => {
  workspace.issueToken();
  const { conversation, tag, path } = seeded();
  const message = conversation.parts[1]?.id ?? "";
  const page = await (await submit(`${path}/tag`, { tag: tag.id, message })).text();
  expect(page).toContain("Webhook delivered: 200");
  expect(page).toContain(`aria-label="Remove ${tag.name}"`);
  const item = JSON.parse(app.received[0]?.bytes.toString() ?? "").data.item;
  expect(item.conversation.conversation_parts.conversation_parts[0].id).toBe(message);
  await submit(`${path}/untag`, { tag: tag.id, message });
  expect(conversation.taggings.some(({ messageId }) => messageId === message)).toBe(false);
});

test("the page says when no app is installed", async () => {
  const { tag, path } = seeded();
  const page = await (await submit(`${path}/tag`, { tag: tag.id })).text();
  expect(page).toContain("No app is installed");
  expect(app.received).toHaveLength(0);
});

test("replies, conversations and tags can be made by hand", async () => {
  workspace.issueToken();
  const { conversation, path } = seeded();
  const [contact = ""] = conversation.contactIds;
  await submit(`${path}/replies`, { author: `contact:${contact}`, body: "One more thing" });
  expect(conversation.parts.at(-1)?.body).toBe("<p>One more thing</p>");
  const page = await submit("/conversations", { contact, body: "A new <one>" });
  expect(await page.text()).toContain("A new &lt;one&gt;");
  await submit("/tags", { name: "by-hand" });
  expect([...workspace.record.tags.values()].at(-1)?.name).toBe("by-hand");
  const topics = simulator.deliveries.map(({ topic }) => topic);
  expect(topics).toEqual(["conversation.user.replied", "conversation.user.created"]);
});

test("an empty message is refused with a sentence", async () => {
  const { path } = seeded();
  const answer = await submit(`${path}/replies`, { author: "admin:9600001", body: " " });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("Write a message first.");
});

test("hostile text is shown as text", async () => {
  const [contact] = workspace.record.contacts.values();
  if (!contact) throw new Error("The seed is empty");
  contact.name = '"><script>alert(1)</script>';
  const body = "<p>x</p><img src=x onerror=alert(2)>";
  const { id } = workspace.addConversation({ contacts: [contact], body });
  const url = `${simulator.url}/workspaces/${workspace.appId}/conversations/${id}`;
  const page = await (await fetch(url)).text();
  expect(page).not.toContain("<script");
  expect(page).not.toContain("<img");
});
