import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import { nowSeconds } from "./state.ts";
import type { SimWorkspace } from "./workspace/sim-workspace.ts";

type Listed = { data: { id: string; name: string | null }[]; total_count: number; pages: Pages };
type Pages = { next?: { starting_after: string } };
type Asked = { version?: string; body?: unknown };

let simulator: Simulator;
let workspace: SimWorkspace;
let token: string;

beforeEach(async () => {
  simulator = await startSimulator({ clientId: "client", clientSecret: "secret" });
  simulator.setRateLimit(10_000);
  workspace = simulator.addWorkspace({ name: "Rowing", region: "EU" });
  workspace.addAdmin({ name: "Ruth", email: "ruth@rowing.example" });
  token = workspace.issueToken();
});

afterEach(() => simulator.stop());

function request(path: string, { version = "2.16", body }: Asked = {}) {
  return fetch(simulator.url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, "intercom-version": version },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function list(perPage: number, after?: string): Promise<Listed> {
  const cursor = after === undefined ? "" : `&starting_after=${encodeURIComponent(after)}`;
  return (await request(`/contacts?per_page=${perPage}${cursor}`)).json();
}

async function listAll(perPage: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const { data, pages } = await list(perPage, after);
    ids.push(...data.map(({ id }) => id));
    after = pages.next?.starting_after;
    if (after === undefined) return ids;
  }
}

async function search(query: object, version = "2.17"): Promise<string[]> {
  const answer = await request("/contacts/search", { version, body: { query } });
  const { data }: Listed = await answer.json();
  return data.map(({ id }) => id);
}

const users = { field: "role", operator: "=", value: "user" };
const changedSince = (value: number) => ({ field: "updated_at", operator: ">", value });

function addThree() {
  return workspace.addContacts(3, (index) => ({ name: `Person ${index}` })).map(({ id }) => id);
}

async function readStatus(id: string) {
  return (await request(`/contacts/${id}`)).status;
}

test("an archived contact is read by its id and found by nothing else, until it is back", async () => {
  const [first = "", second = "", third = ""] = addThree();
  expect(await listAll(150)).toEqual([first, second, third]);
  await workspace.archiveContact(second);
  expect(await listAll(150)).toEqual([first, third]);
  expect(await search(users)).not.toContain(second);
  expect(await readStatus(second)).toBe(200);
  await workspace.unarchiveContact(second);
  expect(await listAll(150)).toEqual([first, second, third]);
  expect(await search(users)).toContain(second);
});

test("a deleted contact is 404 and in no list", async () => {
  const [first = "", second = "", third = ""] = addThree();
  await workspace.deleteContact(second);
  expect(await listAll(150)).toEqual([first, third]);
  expect(await search(users)).not.toContain(second);
  expect(await readStatus(second)).toBe(404);
});

test("a merged contact is in no list and the one that stays has changed", async () => {
  const [first = "", second = "", third = ""] = addThree();
  await workspace.mergeContacts(second, third, { at: nowSeconds() + 60 });
  expect(await listAll(150)).toEqual([first, third]);
  expect(await search(changedSince(nowSeconds() + 30))).toEqual([third]);
  expect(await readStatus(second)).toBe(410);
});

test("a merged contact leads to the last in a row of merges, and nowhere once that is deleted", async () => {
  const [first = "", second = "", third = ""] = addThree();
  await workspace.mergeContacts(first, second);
  await workspace.mergeContacts(second, third);
  const link = (await request(`/contacts/${first}`)).headers.get("link");
  expect(link).toBe(`</contacts/${third}>; rel="canonical"`);
  await workspace.deleteContact(third);
  expect(await readStatus(first)).toBe(404);
});

test("a lead who signs up keeps the id", async () => {
  const lead = workspace.addContact({ role: "lead", externalId: crypto.randomUUID() });
  expect(lead.signedUpAt).toBeNull();
  await workspace.convertLead(lead.id, { externalId: "customer-7", at: 1_780_000_000 });
  expect(await (await request(`/contacts/${lead.id}`)).json()).toMatchObject({
    id: lead.id,
    role: "user",
    external_id: "customer-7",
    signed_up_at: 1_780_000_000,
    updated_at: 1_780_000_000,
  });
});

test("what is said of a contact comes back, the owner as a number up to API 2.15", async () => {
  const place = { country: "Kenya", region: "Nairobi Area", city: "Nairobi" };
  const avatarUrl = "https://static.intercomassets.example/a.png";
  const customAttributes = { plan: "Team", seats: 4, beta: true, note: null };
  const { id } = workspace.addContact({ ...place, avatarUrl, ownerId: "9600001" });
  await workspace.editContact(id, { customAttributes });
  const answer = await (await request(`/contacts/${id}`)).json();
  expect(answer).toMatchObject({
    avatar: { type: "avatar", image_url: avatarUrl },
    owner_id: "9600001",
    location: place,
    custom_attributes: customAttributes,
  });
  const before = await (await request(`/contacts/${id}`, { version: "2.15" })).json();
  expect(before.owner_id).toBe(9_600_001);
});

test("expired cursors are 400 and new ones are not", async () => {
  addThree();
  const after = (await list(1)).pages.next?.starting_after ?? "";
  workspace.expireCursors();
  expect((await request(`/contacts?starting_after=${encodeURIComponent(after)}`)).status).toBe(400);
  const again = (await list(1)).pages.next?.starting_after;
  expect((await list(1, again)).data).toHaveLength(1);
});

test("an expired scroll is 404 and makes room for another", async () => {
  workspace.addCompany({ name: "Regatta" });
  const { scroll_param } = await (await request("/companies/scroll")).json();
  expect((await request("/companies/scroll")).status).toBe(400);
  workspace.expireCursors();
  expect((await request(`/companies/scroll?scroll_param=${scroll_param}`)).status).toBe(404);
  expect((await request("/companies/scroll")).status).toBe(200);
});

test("a scripted cursor loop leads back to the page it was met on", async () => {
  addThree();
  simulator.failNext("GET /contacts", { cursorLoop: true });
  const first = await list(1);
  const cursor = first.pages.next?.starting_after ?? "";
  expect((await list(1, cursor)).pages.next?.starting_after).toBe(cursor);
  expect((await list(1, cursor)).pages.next?.starting_after).not.toBe(cursor);
});

test("a scripted repetition shows one contact on two pages and leaves none out", async () => {
  const [first, second, third] = addThree();
  simulator.failNext("GET /contacts", { repeatContact: true });
  expect(await listAll(2)).toEqual([first, second, second, third]);
});

test("a fault of a page can be scripted over HTTP", async () => {
  addThree();
  const body = JSON.stringify({ path: "GET /contacts", repeatContact: true });
  await fetch(`${simulator.url}/__script`, { method: "POST", body });
  expect(await listAll(2)).toHaveLength(4);
});

test("a change is searched late, and what is found is shown as it is", async () => {
  const now = nowSeconds();
  const old = workspace.addContact({
    name: "Before",
    createdAt: now - 7200,
    updatedAt: now - 7200,
  });
  workspace.setSearchLag(600);
  await workspace.editContact(old.id, { name: "After" });
  const fresh = workspace.addContact({ name: "New" });
  expect(await search(changedSince(now - 60))).toEqual([]);
  expect(await search({ field: "name", operator: "=", value: "Before" })).toEqual([old.id]);
  const byTime = { query: changedSince(now - 7300) };
  const answer = await request("/contacts/search", { version: "2.17", body: byTime });
  const { data }: Listed = await answer.json();
  expect(data.map(({ name }) => name)).toEqual(["After"]);
  workspace.setSearchLag(0);
  expect((await search(changedSince(now - 60))).sort()).toEqual([old.id, fresh.id].sort());
});

test("a change older than the lag is searched as it is", async () => {
  workspace.setSearchLag(600);
  const { id } = workspace.addContact({ name: "Before", createdAt: nowSeconds() - 7200 });
  await workspace.editContact(id, { name: "After" }, { at: nowSeconds() - 3600 });
  expect(await search({ field: "name", operator: "=", value: "After" })).toEqual([id]);
});

test("the companies of a contact come in pages beyond the ten it shows", async () => {
  const companies = Array.from({ length: 12 }, (_, index) =>
    workspace.addCompany({ name: `Company ${index}` }),
  );
  const { id } = workspace.addContact({ companies });
  const { companies: shown } = await (await request(`/contacts/${id}`)).json();
  expect([shown.data.length, shown.total_count, shown.has_more]).toEqual([10, 12, true]);
  const second = await (await request(`/contacts/${id}/companies?per_page=8&page=2`)).json();
  expect(second.data.map(({ name }: { name: string }) => name)).toEqual([
    "Company 8",
    "Company 9",
    "Company 10",
    "Company 11",
  ]);
  expect([second.total_count, second.pages.next]).toEqual([12, null]);
});

test("a company counts its contacts as they come and go", async () => {
  const { id } = workspace.addCompany({ name: "Regatta" });
  const count = async () => (await (await request(`/companies/${id}`)).json()).user_count;
  const [first = "", second = ""] = addThree();
  expect(await count()).toBe(0);
  await workspace.setContactCompanies(first, [{ id }]);
  await workspace.setContactCompanies(second, [{ id }]);
  expect(await count()).toBe(2);
  await workspace.archiveContact(first);
  await workspace.setContactCompanies(second, []);
  expect(await count()).toBe(0);
});

test("a deleted company leaves its contacts", async () => {
  const company = workspace.addCompany({ name: "Regatta" });
  const contact = workspace.addContact({ companies: [company] });
  await workspace.deleteCompany(company.id);
  expect((await request(`/companies/${company.id}`)).status).toBe(404);
  const { companies } = await (await request(`/contacts/${contact.id}`)).json();
  expect(companies.total_count).toBe(0);
});

test("100,000 contacts and 5,000 companies are listed once each, in pages", async () => {
  const companies = Array.from({ length: 5000 }, (_, index) =>
    workspace.addCompany({ name: `Company ${index}` }),
  );
  const added = workspace.addContacts(100_000, (index) => ({
    createdAt: 1_700_000_000 + ((index * 7919) % 100_000),
    companies: companies.slice(index % 4999, (index % 4999) + 1),
  }));
  expect(new Set(await listAll(150))).toEqual(new Set(added.map(({ id }) => id)));
  const scrolled: string[] = [];
  for (let param = ""; ; ) {
    const page = await (await request(`/companies/scroll${param}`)).json();
    scrolled.push(...page.data.map(({ id }: { id: string }) => id));
    if (page.data.length === 0) break;
    param = `?scroll_param=${page.scroll_param}`;
  }
  expect(scrolled).toEqual(companies.map(({ id }) => id));
});

test("the truth has every contact and company with all that is known of them", async () => {
  const company = workspace.addCompany({ name: "Regatta", customAttributes: { seats: 4 } });
  const lead = workspace.addContact({ role: "lead", companies: [company] });
  const user = workspace.addContact({ name: "Zoë" });
  await workspace.mergeContacts(lead.id, user.id);
  await workspace.archiveContact(user.id);
  const truth = await (await fetch(`${simulator.url}/__truth`)).json();
  expect(truth.workspaces[0].companies).toEqual([company]);
  expect(truth.workspaces[0].contacts).toEqual([
    { ...lead, mergedInto: user.id, companyIds: [company.id] },
    { ...user, name: "Zoë", archived: true },
  ]);
});

test("a contact kept by a simulator that knew less of contacts is told of like any other", async () => {
  const stateFile = `${mkdtempSync(`${tmpdir()}/simulator-`)}/state`;
  const first = await startSimulator({ clientId: "c", clientSecret: "s", stateFile });
  const { id } = first
    .addWorkspace({ appId: "kept0001", name: "Kept", region: "US" })
    .addContact({ name: "Zoë", createdAt: 1_780_000_000 });
  const kept = first.findWorkspace("kept0001")?.record.contacts.get(id) ?? {};
  for (const field of ["updatedMillis", "signedUpAt"]) Reflect.deleteProperty(kept, field);
  await first.stop();
  const second = await startSimulator({ clientId: "c", clientSecret: "s", stateFile });
  const sent = await second.findWorkspace("kept0001")?.editContact(id, { name: "Zoe" });
  expect(sent?.[0]?.data.item).toMatchObject({
    name: "Zoe",
    signed_up_at: "2026-05-28T20:26:40.251+00:00",
  });
  await second.stop();
});
