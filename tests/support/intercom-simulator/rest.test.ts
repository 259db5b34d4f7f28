import { afterEach, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import type { SimWorkspace } from "./workspace/sim-workspace.ts";

let simulator: Simulator;
let workspace: SimWorkspace;
let token: string;

beforeEach(async () => {
  simulator = await startSimulator({ clientId: "client", clientSecret: "secret" });
  workspace = simulator.addWorkspace({
    name: "Rowing",
    region: "EU",
    timezone: "Pacific/Auckland",
  });
  workspace.addAdmin({ name: "Ruth", email: "ruth@rowing.example" });
  token = workspace.issueToken();
});

afterEach(() => simulator.stop());

function request(
  path: string,
  options: { version?: string; body?: unknown; method?: string } = {},
) {
  const { version = "2.16", body } = options;
  return fetch(simulator.url + path, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    headers: { authorization: `Bearer ${token}`, "intercom-version": version },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function read(path: string, options: Parameters<typeof request>[1] = {}) {
  return (await request(path, options)).json();
}

function contactAt(iso: string, name: string) {
  const at = Date.parse(iso) / 1000;
  return workspace.addContact({ name, createdAt: at, updatedAt: at });
}

test("a call past the limit is 429 until the window ends, as the headers say", async () => {
  const hour = 3_600_000;
  simulator.setRateLimit(2, hour);
  const answers = [await request("/me"), await request("/me"), await request("/me")];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get("x-ratelimit-remaining"))).toEqual([
    "1",
    "0",
    "0",
  ]);
  expect(await answers[2]?.json()).toMatchObject({ errors: [{ code: "rate_limit_exceeded" }] });
  const reset = Number(answers[2]?.headers.get("x-ratelimit-reset"));
  expect(reset * 1000).toBe((Math.floor(Date.now() / hour) + 1) * hour);
  simulator.setRateLimit(2, 1);
  expect((await request("/me")).status).toBe(200);
});

test("all tokens of a workspace spend one budget, and no other workspace's", async () => {
  simulator.setRateLimit(1, 3_600_000);
  expect((await request("/me")).status).toBe(200);
  token = workspace.issueToken();
  expect((await request("/me")).status).toBe(429);
  const other = simulator.addWorkspace({ name: "Sailing", region: "EU" });
  other.addAdmin({ name: "Sam", email: "sam@sailing.example" });
  token = other.issueToken();
  expect((await request("/me")).status).toBe(200);
});

test("an unknown or revoked token is 401 with an error list", async () => {
  workspace.revokeTokens();
  const answer = await request("/tags");
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({
    type: "error.list",
    errors: [{ code: "unauthorized", message: "Access Token Invalid" }],
  });
});

test("the version asked for is echoed", async () => {
  expect((await request("/me", { version: "2.13" })).headers.get("intercom-version")).toBe("2.13");
});

test("a conversation returns its 500 newest parts", async () => {
  const customer = workspace.addContact({ name: "Zoë" });
  const conversation = workspace.addConversation({ contacts: [customer], body: "Hello" });
  const parts = Array.from({ length: 600 }, (_, index) =>
    workspace.reply(conversation.id, { author: customer, body: `Line ${index}` }),
  );
  const { conversation_parts: list } = await read(`/conversations/${conversation.id}`);
  expect(list.conversation_parts).toHaveLength(500);
  expect(list.conversation_parts[0].id).toBe(parts[100]?.id);
  expect(list.conversation_parts.at(-1).id).toBe(parts[599]?.id);
});

test("a body is HTML unless plain text is asked for", async () => {
  const customer = workspace.addContact({ name: "Zoë" });
  const body = '<p>See <a href="https://x.example/a">this</a> &amp; that</p>';
  const { id } = workspace.addConversation({ contacts: [customer], body });
  expect((await read(`/conversations/${id}`)).source.body).toBe(body);
  const plain = await read(`/conversations/${id}?display_as=plaintext`);
  expect(plain.source.body).toBe("See this (https://x.example/a) & that");
});

test("a deleted conversation is 404 and a conversation may have no source", async () => {
  const customer = workspace.addContact({ name: "Zoë" });
  const gone = workspace.addConversation({ contacts: [customer], body: "Hi" });
  const bare = workspace.addConversation({ contacts: [customer], body: "Hi", sourceNull: true });
  workspace.deleteConversation(gone.id);
  expect((await request(`/conversations/${gone.id}`)).status).toBe(404);
  expect(await read(`/conversations/${bare.id}`)).toMatchObject({ source: null, title: null });
});

test("conversations are found by tag and by moment, without parts", async () => {
  const customer = workspace.addContact({ name: "Zoë" });
  const tag = workspace.addTag("wish");
  const old = workspace.addConversation({ contacts: [customer], body: "Old", at: 1_000_000 });
  const recent = workspace.addConversation({ contacts: [customer], body: "New", at: 2_000_000 });
  await workspace.tag(old.id, { tagId: tag.id, at: 1_000_100 });
  await workspace.tag(recent.id, { tagId: tag.id, at: 2_000_100 });
  const value = [
    { field: "tag_ids", operator: "IN", value: [tag.id] },
    { field: "updated_at", operator: ">", value: 2_000_100 },
  ];
  const found = await read("/conversations/search", {
    body: { query: { operator: "AND", value } },
  });
  expect(found).toMatchObject({ type: "conversation.list", total_count: 1 });
  expect(found.conversations[0].id).toBe(recent.id);
  expect(found.conversations[0].conversation_parts).toBeUndefined();
});

test("contacts page by cursor and the last page has no next", async () => {
  for (let index = 0; index < 5; index += 1) workspace.addContact({ name: `Person ${index}` });
  const seen: string[] = [];
  let after = "";
  for (let page = 0; page < 3; page += 1) {
    const { data, pages } = await read(`/contacts?per_page=2${after}`);
    seen.push(...data.map(({ name }: { name: string }) => name));
    after = `&starting_after=${encodeURIComponent(pages.next?.starting_after ?? "")}`;
    expect("next" in pages).toBe(page < 2);
  }
  expect(seen).toEqual(["Person 0", "Person 1", "Person 2", "Person 3", "Person 4"]);
  expect((await request("/contacts?starting_after=broken")).status).toBe(400);
});

test("up to API 2.16 a date means a whole day of the workspace's time zone", async () => {
  contactAt("2026-03-01T10:30:00Z", "Late on the 1st in Auckland");
  contactAt("2026-03-01T11:30:00Z", "Early on the 2nd in Auckland");
  const value = Date.parse("2026-03-01T01:00:00Z") / 1000;
  const query = { field: "updated_at", operator: ">", value };
  const search = (version: string) => read("/contacts/search", { version, body: { query } });
  const byDay = await search("2.16");
  expect(byDay.data.map(({ name }: { name: string }) => name)).toEqual([
    "Early on the 2nd in Auckland",
  ]);
  expect((await search("2.17")).total_count).toBe(2);
});

test("an operator that dates do not know is an error", async () => {
  const query = { field: "updated_at", operator: ">=", value: 1 };
  expect((await request("/contacts/search", { body: { query } })).status).toBe(400);
});

test("only starting_after inside the body's pagination moves a search on", async () => {
  for (let index = 0; index < 3; index += 1) workspace.addContact({ name: `Person ${index}` });
  const query = { field: "role", operator: "=", value: "user" };
  const sort = { field: "created_at", order: "ascending" };
  const first = await read("/contacts/search", {
    body: { query, sort, pagination: { per_page: 2 } },
  });
  const after = first.pages.next.starting_after;
  const outside = { query, sort, pagination: { per_page: 2 }, starting_after: after };
  expect((await read("/contacts/search", { body: outside })).data[0].name).toBe("Person 0");
  const inside = { query, sort, pagination: { per_page: 2, starting_after: after } };
  expect((await read("/contacts/search", { body: inside })).data[0].name).toBe("Person 2");
});

test("a merged contact is 410 with a link from 2.16 on and 404 before", async () => {
  const lead = workspace.addContact({ role: "lead" });
  const user = workspace.addContact({ name: "Zoë" });
  await workspace.mergeContacts(lead.id, user.id);
  const gone = await request(`/contacts/${lead.id}`);
  expect(gone.status).toBe(410);
  expect(gone.headers.get("link")).toBe(`</contacts/${user.id}>; rel="canonical"`);
  expect((await request(`/contacts/${lead.id}`, { version: "2.15" })).status).toBe(404);
});

test("a scripted fault meets as many calls as it was told to", async () => {
  simulator.failNext("GET /tags", { status: 502, body: "<h1>Bad gateway</h1>", times: 2 });
  simulator.failNext("/me", { reset: true });
  const statuses = [await request("/tags"), await request("/tags"), await request("/tags")];
  expect(statuses.map(({ status }) => status)).toEqual([502, 502, 200]);
  await expect(request("/me")).rejects.toThrow();
  expect((await request("/me")).status).toBe(200);
  expect(simulator.calls.map(({ status }) => status)).toEqual([502, 502, 200, null, 200]);
});

test("faults and truth are reachable over HTTP", async () => {
  const script = { path: "/admins", status: 503 };
  await fetch(`${simulator.url}/__script`, { method: "POST", body: JSON.stringify(script) });
  expect((await request("/admins")).status).toBe(503);
  const truth = await (await fetch(`${simulator.url}/__truth`)).json();
  expect(truth.workspaces[0].appId).toBe(workspace.appId);
  expect(truth.calls).toHaveLength(1);
});
