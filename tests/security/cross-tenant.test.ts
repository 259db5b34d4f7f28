import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findMember } from "#lib/auth/member.ts";
import { mergeContacts } from "#lib/contacts/merging/merge-contacts.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { inviteMember } from "#lib/workspaces/invitations/invite-member.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Action, builtActions, callAction } from "./support/actions.ts";
import { addressesOf, fill } from "./support/addresses.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { addPlace, type Place } from "./support/people.ts";

let app: App;
let mine: Place;
let theirs: Place;
let theirMember: Awaited<ReturnType<typeof addPerson>>;
let theirInvitation = "";
let theirMerge = "";
let actions: Action[] = [];

beforeAll(async () => {
  const { url } = await useTestDatabase();
  app = await startApp({ databaseUrl: url });
  [mine, theirs] = [await addPlace("mine", "MIN"), await addPlace("theirs", "THE")];
  theirMember = await addPerson({ workspaceId: theirs.workspaceId, role: "member" });
  await inviteMember(theirs.owner, { email: "invited@else.example", role: "member" });
  const { workspaceId } = theirs;
  theirInvitation = (await database.invitation.findFirstOrThrow({ where: { workspaceId } })).id;
  theirMerge = await mergeContacts(theirs.owner, {
    fromId: await addContact(workspaceId, { name: "Merged" }),
    intoId: await addContact(workspaceId, { name: "Stays" }),
  });
  actions = builtActions().filter(({ name }) => !/signOutHere|leaveWorkspace/.test(name));
});

afterAll(() => app?.stop());

/** What every form of ours asks for, with the other workspace's ids in it. */
function foreignFields(): [string, string][] {
  return Object.entries({
    ...{ product: theirs.productKey, productId: theirs.productId, key: theirs.productKey },
    ...{ ticket: theirs.ticketId, ticketId: theirs.ticketId, number: "1", status: "done" },
    ...{ priority: "high", assignee: theirMember.userId, assigneeId: theirMember.userId },
    ...{ contactId: theirs.contactId, otherId: theirs.contactId, mergeId: theirMerge },
    ...{ companyId: theirs.companyId, field: "name", stays: "other", phone: "12345" },
    ...{ nameSeen: "", emailSeen: "", phoneSeen: "", website: "else.example", anyway: "" },
    ...{ userId: theirMember.userId, role: "owner", name: "Stolen", email: "stolen@else.example" },
    ...{ session: theirMember.sessionId, sessionId: theirMember.sessionId, theme: "dark" },
    ...{ token: "no-such-token", enabled: "on", tags: "1", tagId: "1", password: "mud pies twice" },
    ...{ currentPassword: "mud pies", newPassword: "mud pies twice", id: theirInvitation },
    ...{ messageId: "1", position: "0" },
    ...{ commentId: theirs.commentId, body: "Stolen", seen: `A comment of ${theirs.slug}` },
    ...{ notificationId: theirs.notificationId, shownAt: "2099-01-01T00:00:00Z" },
    confirmation: theirs.slug,
  });
}

function extraFields(): [string, string][] {
  return Object.entries({
    ...{ workspaceId: theirs.workspaceId, workspace_id: theirs.workspaceId, version: "1" },
    ...{ connectionId: theirs.workspaceId, createdAt: "2001-01-01", passwordHash: "x" },
    ...{ archivedAt: "2001-01-01", isAdmin: "true", slug: theirs.slug },
  });
}

describe("S-B7: an owner of one workspace, with every id of another", () => {
  test("changes nothing there by any action", async () => {
    const before = await fingerprint(theirs.workspaceId);
    for (const { id, page, name } of actions) {
      for (const workspace of [mine.slug, theirs.slug]) {
        const fields: [string, string][] = [...foreignFields(), ["workspace", workspace]];
        const url = app.url + fill(page, mine);
        const answer = await callAction(url, id, { cookie: mine.cookie, fields });
        expect([200, 303, 404, 409], `${name}: ${app.logs().slice(-1500)}`).toContain(
          answer.status,
        );
        expect(await answer.text()).not.toContain(`A ticket of ${theirs.slug}`);
      }
    }
    expect(await fingerprint(theirs.workspaceId)).toEqual(before);
    expect(await database.session.count({ where: { id: theirMember.sessionId } })).toBe(1);
  });

  test("reads nothing there by any address", async () => {
    const { contactId, companyId, deliveryId, fileId } = theirs;
    const ids = { contactId, companyId, deliveryId, fileId };
    const mixed = [
      { slug: theirs.slug, productKey: theirs.productKey, ...ids },
      { slug: mine.slug, productKey: theirs.productKey, ...ids },
      { slug: theirs.slug, productKey: mine.productKey, ...ids },
    ];
    const addresses = addressesOf("page.tsx")
      .map(({ address }) => address)
      .filter((address) => address.includes("[workspace]"));
    const theirWords = new RegExp(`A (ticket|comment|contact|company|delivery) of ${theirs.slug}`);
    for (const values of mixed) {
      for (const address of addresses) {
        const namesSomething = /\[(product|contact|company|delivery)\]/.test(address);
        if (values.slug === mine.slug && !namesSomething) continue;
        const at = app.url + fill(address, values);
        const answer = await fetch(at, { headers: { cookie: mine.cookie }, redirect: "manual" });
        expect(answer.status, at).toBe(404);
        expect(await answer.text()).not.toMatch(theirWords);
      }
    }
  });

  test("listens to nothing there", async () => {
    const answer = await fetch(`${app.url}/api/events?workspace=${theirs.slug}`, {
      headers: { cookie: mine.cookie },
    });
    expect(answer.status).toBe(404);
  });
});

test("S-B8: fields that no form has are not looked at", async () => {
  const before = await fingerprint(theirs.workspaceId);
  const { workspaceId, slug } = mine;
  const { cookie, userId } = await addPerson({ workspaceId, role: "member" });
  const known = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  for (const { id, page } of actions) {
    const fields: [string, string][] = [
      ...foreignFields().filter(([name]) => name !== "id"),
      ...extraFields(),
      ["id", workspaceId],
      ["workspace", slug],
    ];
    await (await callAction(app.url + fill(page, mine), id, { cookie, fields })).text();
  }
  expect(await fingerprint(theirs.workspaceId)).toEqual(before);
  expect(await findMember(userId, { slug })).toMatchObject({ role: "member" });
  const now = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  expect(now).toEqual(known);
  const person = await database.user.findUniqueOrThrow({ where: { id: userId } });
  expect(person).toMatchObject({ id: userId, passwordHash: "none" });
});

describe("S-B9: an object or a list where one value belongs", () => {
  const hostile: [string, (name: string) => [string, string | File][]][] = [
    [
      "given twice",
      (name) => [
        [name, "one"],
        [name, "two"],
      ],
    ],
    [
      "an operator in brackets",
      (name) => [
        [`${name}[not]`, ""],
        [`${name}[contains]`, ""],
      ],
    ],
    ["an operator with a dot", (name) => [[`${name}.not`, ""]]],
    ["JSON", (name) => [[name, '{"not":""}']]],
    ["a file", (name) => [[name, new File(["x"], "x.txt")]]],
  ];

  test.each(hostile)("%s: comes back as an error and changes nothing", async (_how, shape) => {
    const before = await fingerprint();
    const named = [
      "product",
      "ticket",
      "userId",
      "id",
      "session",
      "email",
      "role",
      "theme",
      "token",
    ];
    const more = ["status", "priority", "assignee", "enabled", "tags", "name", "password"];
    const ofContacts = ["contactId", "otherId", "mergeId", "companyId", "field", "stays", "phone"];
    const ofComments = ["commentId", "body", "seen", "notificationId", "shownAt"];
    const passwords = ["currentPassword", "newPassword", "return", "workspaceName", "productName"];
    const fields = [...named, ...more, ...ofContacts, ...ofComments, ...passwords].flatMap(shape);
    // A name may look like JSON, and these two need nothing but the person.
    const harmless =
      /createProduct|createCompany|renameWorkspace|renameMyself|signOutOtherDevices|disconnect|replay/;
    for (const { id, page, name } of actions.filter((action) => !harmless.test(action.name))) {
      const all: [string, string | File][] = [...fields, ["workspace", mine.slug]];
      const url = app.url + fill(page, mine);
      const answer = await callAction(url, id, { cookie: mine.cookie, fields: all });
      expect([200, 404], name).toContain(answer.status);
      await answer.text();
    }
    expect(await fingerprint()).toEqual(before);
  });

  test("the workspace itself is one value, or nothing is found", async () => {
    const { id = "", page = "" } =
      actions.find(({ name }) => name.endsWith("renameWorkspace")) ?? {};
    const url = app.url + fill(page, mine);
    for (const shape of [...hostile.map(([, make]) => make("workspace")), []]) {
      const fields: [string, string | File][] = [["name", "Stolen"], ...shape];
      const answer = await callAction(url, id, { cookie: mine.cookie, fields });
      expect(answer.status).toBe(404);
    }
  });
});

test("S-F3: looking at every page changes nothing", async () => {
  const before = await fingerprint();
  for (const { address } of addressesOf("page.tsx")) {
    const at = app.url + fill(address, mine);
    const answer = await fetch(at, { headers: { cookie: mine.cookie }, redirect: "manual" });
    await answer.text();
  }
  for (const id of [newId(), "x"]) {
    await fetch(`${app.url}/api/auth/signout?callbackUrl=/${id}`, {
      headers: { cookie: mine.cookie },
      redirect: "manual",
    });
  }
  expect(await fingerprint()).toEqual(before);
});
