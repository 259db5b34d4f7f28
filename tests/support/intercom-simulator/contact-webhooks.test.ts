import { afterEach, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import { startTestApp, type TestApp } from "./test-app.ts";
import type { Notification } from "./webhooks/notification.ts";
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
  workspace = simulator.addWorkspace({ name: "Rowing", region: "US" });
  workspace.addAdmin({ name: "Ruth", email: "ruth@rowing.example" });
  workspace.issueToken();
});

afterEach(async () => {
  await simulator.stop();
  await app.stop();
});

const topics = (notifications: Notification[]) => notifications.map(({ topic }) => topic);
const items = (notifications: Notification[]) => notifications.map(({ data }) => data.item);
const sentTopics = () => app.received.map(({ bytes }) => JSON.parse(bytes.toString()).topic).sort();

const second = 1_780_000_000;

test("a contact or company is announced when that was asked for", async () => {
  workspace.addContact({ name: "Silent" });
  workspace.addCompany({ name: "Silent" });
  workspace.addContact({ name: "Zoë", deliver: true });
  workspace.addContact({ role: "lead", deliver: true });
  workspace.addCompany({ name: "Regatta", deliver: true });
  await simulator.settled();
  expect(sentTopics()).toEqual(["company.created", "contact.lead.created", "contact.user.created"]);
});

test("an edit is told of once, a changed e-mail address twice", async () => {
  const user = workspace.addContact({ email: "zoe@rowing.example" });
  const lead = workspace.addContact({ role: "lead" });
  const named = await workspace.editContact(user.id, { name: "Zoë" });
  const moved = await workspace.editContact(user.id, { email: "zoe@regatta.example" });
  const added = await workspace.editContact(lead.id, { email: "lee@rowing.example" });
  expect([named, moved, added].map(topics)).toEqual([
    ["contact.user.updated"],
    ["contact.user.updated", "contact.email.updated"],
    ["contact.lead.updated", "contact.lead.added_email"],
  ]);
  expect(app.received).toHaveLength(5);
});

test("the ends of a contact are told of with its ids alone", async () => {
  const { id } = workspace.addContact({ externalId: "customer-7", name: "Zoë" });
  const named = { id, external_id: "customer-7", type: "contact" };
  const archived = await workspace.archiveContact(id);
  expect(topics(archived)).toEqual(["contact.archived"]);
  expect(items(archived)).toEqual([{ ...named, archived: true }]);
  const back = await workspace.unarchiveContact(id);
  expect(topics(back)).toEqual(["contact.unarchived"]);
  expect(items(back)).toMatchObject([{ id, name: "Zoë" }]);
  const deleted = await workspace.deleteContact(id);
  expect(topics(deleted)).toEqual(["contact.deleted"]);
  expect(items(deleted)).toEqual([{ ...named, deleted: true }]);
});

test("coming back from the archive can be spelled as documented", async () => {
  const { id } = workspace.addContact({ name: "Zoë" });
  await workspace.archiveContact(id);
  const back = await workspace.unarchiveContact(id, { documented: true });
  expect(topics(back)).toEqual(["contact.unarchive"]);
});

test("a merge tells of the one that stays, and of the other only if asked to", async () => {
  const leads = workspace.addContacts(2, () => ({ role: "lead" }));
  const user = workspace.addContact({ name: "Zoë" });
  const [one, two] = leads.map(({ id }) => id);
  const [said] = items(await workspace.mergeContacts(one ?? "", user.id));
  const options = { mergedFrom: false };
  const [unsaid] = items(await workspace.mergeContacts(two ?? "", user.id, options));
  expect(said).toMatchObject({ id: user.id, merged_from: { type: "contact", id: one } });
  expect(unsaid).toMatchObject({ id: user.id });
  expect(unsaid).not.toHaveProperty("merged_from");
});

test("a lead who signs up is told of as a user", async () => {
  const lead = workspace.addContact({ role: "lead" });
  const sent = await workspace.convertLead(lead.id);
  expect(topics(sent)).toEqual(["contact.lead.signed_up"]);
  expect(items(sent)).toMatchObject([{ id: lead.id, role: "user" }]);
});

test("times are ISO 8601 in two spellings, and two changes within a second differ", async () => {
  const { id } = workspace.addContact({ createdAt: second - 60, lastSeenAt: second - 30 });
  const [one] = items(await workspace.editContact(id, { name: "A" }, { at: second }));
  const [two] = items(await workspace.editContact(id, { name: "B" }, { at: second }));
  expect(one).toMatchObject({
    created_at: "2026-05-28T20:25:40.251+00:00",
    updated_at: "2026-05-28T20:26:40.000+00:00",
    last_seen_at: "2026-05-28T20:26:10.000Z",
  });
  expect(two).toMatchObject({ name: "B", updated_at: "2026-05-28T20:26:40.001+00:00" });
  const [unix] = items(
    await workspace.editContact(id, { name: "C" }, { at: second, times: "unix" }),
  );
  expect(unix).toMatchObject({ created_at: second - 60, updated_at: second });
});

test("a new contact was changed just before it was created", () => {
  const contact = workspace.addContact({ createdAt: second });
  const { data } = workspace.buildContactNotification("contact.user.created", contact);
  expect(data.item).toMatchObject({
    created_at: "2026-05-28T20:26:40.251+00:00",
    updated_at: "2026-05-28T20:26:40.249+00:00",
  });
});

test("companies are named by their ids alone", () => {
  const companies = Array.from({ length: 12 }, () => workspace.addCompany({ name: "Regatta" }));
  const contact = workspace.addContact({ companies });
  const { data } = workspace.buildContactNotification("contact.user.updated", contact);
  expect(data.item).toMatchObject({ companies: { total_count: 12, has_more: true } });
  expect(JSON.stringify(data.item)).not.toContain("Regatta");
});

test("an attached or detached company is told of with its contact, in an item without a type", async () => {
  const [one, two] = [null, "Harbour"].map((name) => workspace.addCompany({ name }));
  const { id } = workspace.addContact({ companies: two ? [two] : [] });
  const sent = await workspace.setContactCompanies(id, one ? [one] : []);
  expect(topics(sent)).toEqual(["company.contact.detached", "company.contact.attached"]);
  expect(items(sent)).toMatchObject([
    { company: { id: two?.id, name: "Harbour" }, contact: { id } },
    { company: { id: one?.id, name: null }, contact: { id, companies: { total_count: 1 } } },
  ]);
  for (const item of items(sent)) expect(item).not.toHaveProperty("type");
});

test("a company is told of when it is renamed and when it is deleted", async () => {
  const { id } = workspace.addCompany({ name: null });
  const renamed = await workspace.renameCompany(id, "Regatta", { at: second });
  const deleted = await workspace.deleteCompany(id);
  expect([...topics(renamed), ...topics(deleted)]).toEqual(["company.updated", "company.deleted"]);
  expect(items(renamed)).toMatchObject([{ name: "Regatta", plan: null, type: "company" }]);
  expect(items(deleted)).toEqual([{ id, type: "company", deleted: true }]);
});

test("what was held back says what was true then, and is delivered in any order", async () => {
  const { id } = workspace.addContact({ name: "A" });
  const [first] = await workspace.editContact(id, { name: "B" }, { deliver: false });
  const [then] = await workspace.editContact(id, { name: "C" }, { deliver: false });
  expect(app.received).toHaveLength(0);
  for (const held of [then, first]) if (held) await workspace.deliver(held);
  const names = app.received.map(({ bytes }) => JSON.parse(bytes.toString()).data.item.name);
  expect(names).toEqual(["C", "B"]);
});
