import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isObject } from "./http-exchange.ts";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import type { NewWorkspace } from "./workspace/create-workspace.ts";

const folder = resolve(process.cwd(), "../shared/intercom/payloads");

/** What depends on the life of the recorded workspace, not on the shape of an answer. */
const incidental = [/custom_attributes\./, /^links\./, /^data\[\]\.tags\.data\[\]/];

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ clientId: "client", clientSecret: "secret" });
});

afterAll(() => simulator.stop());

/** Every name in the value, by its path; elements of a list share one. */
function pathsIn(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pathsIn(each, `${path}[]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const here = path === "" ? key : `${path}.${key}`;
    return [here, ...pathsIn(each, here)];
  });
}

function recorded(file: string): unknown {
  const value: unknown = JSON.parse(readFileSync(`${folder}/${file}.json`, "utf8"));
  return isObject(value) && "_status" in value ? value.body : value;
}

function expectShape(actual: unknown, file: string): void {
  if (!existsSync(folder)) {
    console.log(`Not compared with ${file}: ../shared/intercom/payloads is not here.`);
    return;
  }
  const ours = new Set(pathsIn(actual));
  const missing = pathsIn(recorded(file)).filter(
    (path) => !ours.has(path) && !incidental.some((each) => each.test(path)),
  );
  expect(missing).toEqual([]);
}

function populated(given: Partial<NewWorkspace> = {}) {
  const workspace = simulator.addWorkspace({ name: "Rowing", region: "US", ...given });
  const admin = workspace.addAdmin({ name: "Ruth", email: "ruth@rowing.example" });
  const company = workspace.addCompany({ name: "Regatta" });
  const customer = workspace.addContact({ name: "Zoë", companies: [company] });
  const tag = workspace.addTag("wish");
  const conversation = workspace.addConversation({ contacts: [customer], body: "Boats" });
  const part = workspace.reply(conversation.id, { author: customer, body: "And oars" });
  workspace.reply(conversation.id, { author: admin, body: "Noted" });
  const headers = { authorization: `Bearer ${workspace.issueToken()}`, "intercom-version": "2.11" };
  const read = async (path: string) => (await fetch(simulator.url + path, { headers })).json();
  return { workspace, admin, customer, tag, conversation, part, read };
}

test("REST answers carry every field Intercom was recorded to send", async () => {
  const { conversation, read } = populated();
  expectShape(await read("/me"), "rest.me--1-doc");
  expectShape(await read("/tags"), "rest.tags-list--1");
  expectShape(await read("/contacts"), "rest.contacts-list--1");
  expectShape(await read("/companies"), "rest.companies-list--1");
  expectShape(await read("/companies/scroll"), "rest.companies-scroll--2-last");
  expectShape(await read(`/conversations/${conversation.id}`), "rest.conversation--1");
});

test.each([
  ["a later part", {}, "conversation_part.tag.created--3-SYNTHETIC-api2x-part"],
  [
    "plain text",
    { plainText: true },
    "conversation_part.tag.created--5-SYNTHETIC-api215plus-plaintext",
  ],
  ["API 1.x", { api1x: true }, "conversation_part.tag.created--1-api1x"],
])("a tag notification (%s) carries every field of the sample", async (_, given, file) => {
  const { workspace, conversation, tag, part } = populated(given);
  const request = { tagId: tag.id, partId: part.id, deliver: false };
  expectShape(await workspace.tag(conversation.id, request), file);
});

test("what is told of contacts and companies carries every field that was recorded", async () => {
  const { workspace, customer } = populated();
  const lead = workspace.addContact({ role: "lead" });
  const company = workspace.addCompany({ name: "Regatta" });
  const told = workspace.buildContactNotification;
  expectShape(told("contact.user.created", customer), "contact.user.created--1");
  expectShape(told("contact.user.updated", customer), "contact.user.updated--1");
  expectShape(told("contact.lead.created", lead), "contact.lead.created--1");
  expectShape(told("contact.lead.added_email", lead), "contact.lead.added_email--1");
  expectShape(told("contact.deleted", lead), "contact.deleted--1");
  const ofCompany = workspace.buildCompanyNotification;
  expectShape(ofCompany("company.updated", company), "company.updated--1");
  expectShape(ofCompany("company.deleted", company), "company.deleted--1");
});

test("a tag on the first message and a ping carry every field of their samples", async () => {
  const { workspace, conversation, tag } = populated();
  const partId = conversation.source?.id ?? "";
  const request = { tagId: tag.id, partId, deliver: false };
  const notification = await workspace.tag(conversation.id, request);
  expectShape(notification, "conversation_part.tag.created--4-SYNTHETIC-api2x-source");
  expectShape(workspace.buildPing(), "ping--1");
});
