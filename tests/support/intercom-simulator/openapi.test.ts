import { afterAll, beforeAll, expect, test } from "vitest";
import { openapiResponses } from "./openapi-document.ts";
import { seedWorkspace } from "./seed-workspace.ts";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import type { SimWorkspace } from "./workspace/sim-workspace.ts";

const responses = openapiResponses();

let simulator: Simulator;
let workspace: SimWorkspace;

beforeAll(async () => {
  simulator = await startSimulator({ clientId: "client", clientSecret: "secret" });
  workspace = seedWorkspace(simulator);
});

afterAll(() => simulator.stop());

type Case = [method: string, path: string, described: string, status: number, body?: object];

function cases(): Case[] {
  const { record } = workspace;
  const [contact] = record.contacts.values();
  const [admin] = record.admins.keys();
  const [company] = record.companies.keys();
  const [tag] = record.tags.keys();
  const merged = workspace.addContact({ role: "lead" });
  void workspace.mergeContacts(merged.id, contact?.id ?? "");
  const full = workspace.addContact({
    avatarUrl: "https://static.intercomassets.example/a.png",
    ownerId: admin ?? null,
    ...{ country: "Kenya", region: "Nairobi Area", city: "Nairobi" },
    customAttributes: { plan: "Team", seats: 4, beta: true },
  });
  const archived = workspace.addContact({ name: "Archived" });
  void workspace.archiveContact(archived.id);
  const byTag = { query: { field: "tag_ids", operator: "=", value: tag } };
  const byRole = { query: { field: "role", operator: "=", value: "user" } };
  return [
    ["get", "/me", "/me", 200],
    ["get", "/admins", "/admins", 200],
    ["get", `/admins/${admin}`, "/admins/{admin_id}", 200],
    ["get", "/tags", "/tags", 200],
    ["get", "/contacts?per_page=3", "/contacts", 200],
    ["get", "/contacts?per_page=150", "/contacts", 200],
    ["get", `/contacts/${contact?.id}`, "/contacts/{contact_id}", 200],
    ["get", `/contacts/${merged.id}`, "/contacts/{contact_id}", 410],
    ["get", `/contacts/${full.id}`, "/contacts/{contact_id}", 200],
    ["get", `/contacts/${archived.id}`, "/contacts/{contact_id}", 200],
    ["get", `/contacts/${contact?.id}/companies`, "/contacts/{contact_id}/companies", 200],
    ["post", "/contacts/search", "/contacts/search", 200, byRole],
    ["get", "/companies", "/companies", 200],
    ["get", `/companies/${company}`, "/companies/{company_id}", 200],
    ["get", "/companies/scroll", "/companies/scroll", 200],
    ["get", "/conversations", "/conversations", 200],
    ["post", "/conversations/search", "/conversations/search", 200, byTag],
    ["get", "/conversations/1", "/conversations/{conversation_id}", 404],
    ...conversationCases(),
  ];
}

function conversationCases(): Case[] {
  const { record } = workspace;
  const [conversation] = record.conversations.values();
  const [admin] = record.admins.keys();
  const [tag] = record.tags.keys();
  return [
    [
      "post",
      `/conversations/${conversation?.id}/tags`,
      "/conversations/{conversation_id}/tags",
      200,
      { id: tag, admin_id: admin },
    ],
    [
      "delete",
      `/conversations/${conversation?.id}/tags/${tag}`,
      "/conversations/{conversation_id}/tags/{tag_id}",
      200,
      { admin_id: admin },
    ],
    ...[...record.conversations.keys()].map(
      (id): Case => ["get", `/conversations/${id}`, "/conversations/{conversation_id}", 200],
    ),
  ];
}

test("every answer has the shape Intercom's own description of API 2.16 gives it", async () => {
  if (!responses) {
    console.log(
      "Not compared with Intercom's description: ../shared/intercom/openapi is not here.",
    );
    return;
  }
  const headers = { authorization: `Bearer ${workspace.issueToken()}`, "intercom-version": "2.16" };
  for (const [method, path, described, status, body] of cases()) {
    const answer = await fetch(simulator.url + path, {
      method: method.toUpperCase(),
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    expect([path, answer.status]).toEqual([path, status]);
    const validate = responses(described, method, status);
    validate(await answer.json());
    const problems =
      validate.errors?.map((error) => `${error.instancePath} ${error.message}`) ?? [];
    expect([path, problems]).toEqual([path, []]);
  }
});

test("a missing token has the described shape", async () => {
  const answer = await fetch(`${simulator.url}/tags`);
  expect(answer.status).toBe(401);
  const validate = responses?.("/tags", "get", 401);
  validate?.(await answer.json());
  expect(validate?.errors ?? null).toBeNull();
});

test("a wrong shape would be noticed", () => {
  const validate = responses?.("/conversations/{conversation_id}", "get", 200);
  const wrong = { type: "conversation", id: 5, source: "text", tags: { tags: [{ id: 7 }] } };
  expect(validate?.(wrong) ?? false).toBe(false);
});
