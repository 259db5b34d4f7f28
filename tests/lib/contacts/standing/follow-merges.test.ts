import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { changeStandings } from "#lib/contacts/standing/change-standings.ts";
import { dropCompanies } from "#lib/contacts/standing/drop-companies.ts";
import { followMerges } from "#lib/contacts/standing/follow-merges.ts";
import { database, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercomAppId = "acme1234";
let workspaceId: string;

beforeEach(async () => {
  workspaceId = await workspaceWithThree();
});

async function workspaceWithThree(): Promise<string> {
  const added = await addWorkspace({ slug: randomUUID(), products: [["MOB", "Mobile"]] });
  await database.contact.createMany({
    data: ["a", "b", "c"].map((key) => ({
      workspaceId: added.workspaceId,
      id: newId(),
      intercomAppId,
      intercomContactId: key,
      role: "user" as const,
      name: key.toUpperCase(),
    })),
  });
  return added.workspaceId;
}

function merge(fromId: string, intoId: string): Promise<number> {
  const merges = [{ fromId, intoId }];
  return transaction((tx) => followMerges(tx, scopeOf({ workspaceId }), { intercomAppId, merges }));
}

function person(key: string, workspace = workspaceId) {
  return database.contact.findFirstOrThrow({
    where: { workspaceId: workspace, intercomContactId: key },
    select: {
      ...{ id: true, standing: true, standingSince: true },
      mergedInto: { select: { intercomContactId: true } },
      changes: { select: { what: true, after: true } },
    },
  });
}

const leadsTo = async (key: string) => (await person(key)).mergedInto?.intercomContactId;

test("whoever led to a contact that is merged leads to the one that stays, and two never to each other", async () => {
  await merge("a", "b");
  await merge("b", "c");
  expect([await leadsTo("a"), await leadsTo("b"), await leadsTo("c")]).toEqual([
    "c",
    "c",
    undefined,
  ]);
  await merge("c", "a");
  expect(await person("a")).toMatchObject({ standing: "active", mergedInto: null });
  expect([await leadsTo("b"), await leadsTo("c")]).toEqual(["a", "a"]);
});

test("a merge told twice adds one line, and nothing of another workspace moves", async () => {
  const theirs = await workspaceWithThree();
  await merge("a", "b");
  await merge("a", "b");
  expect((await person("b")).changes).toEqual([{ what: "merged", after: "A" }]);
  expect(await person("a", theirs)).toMatchObject({ standing: "active", mergedInto: null });
  expect(await person("b", theirs)).toMatchObject({ changes: [] });
});

test("a ticket whose customer was merged before anybody knew them gets the contact that stays", async () => {
  const product = await database.product.findFirstOrThrow({ where: { workspaceId } });
  const ticketId = newId();
  const now = new Date();
  await database.feedbackTicket.create({
    data: {
      ...{ workspaceId, id: ticketId, productId: product.id, number: 1, title: "Map" },
      ...{ source: "intercom", receivedAt: now, lastCustomerAt: now, customerIntercomId: "old" },
    },
  });
  await database.intercomConversation.create({
    data: { workspaceId, intercomAppId, conversationId: "7", region: "EU", updatedAt: now },
  });
  await database.ticketOrigin.create({
    data: { workspaceId, productId: product.id, intercomAppId, conversationId: "7", ticketId },
  });
  await merge("old", "c");
  const ticket = await database.feedbackTicket.findFirstOrThrow({ where: { workspaceId } });
  expect(ticket.contactId).toBe((await person("c")).id);
});

test("a standing changes with its line, once, and never for the merged or another workspace's", async () => {
  const theirs = await workspaceWithThree();
  await merge("a", "b");
  const since = new Date("2026-11-01T10:00:00Z");
  const standings = ["a", "c", "nobody"].map((intercomId) => ({
    ...{ intercomId, standing: "archived" as const, since },
  }));
  const change = () =>
    transaction((tx) =>
      changeStandings(tx, scopeOf({ workspaceId }), { intercomAppId, standings }),
    );
  await change();
  await change();
  expect(await person("a")).toMatchObject({ standing: "merged" });
  expect(await person("c")).toMatchObject({ standing: "archived", standingSince: since });
  expect((await person("c")).changes).toEqual([{ what: "standing", after: "archived" }]);
  expect(await person("c", theirs)).toMatchObject({ standing: "active", changes: [] });
});

test("a deleted company is left by everybody, in this workspace only", async () => {
  const theirs = await workspaceWithThree();
  for (const workspace of [workspaceId, theirs]) {
    const company = { workspaceId: workspace, id: newId(), intercomAppId, intercomCompanyId: "x" };
    await database.company.create({ data: company });
    const { id: contactId } = await person("a", workspace);
    await database.contactCompany.create({
      data: { workspaceId: workspace, contactId, companyId: company.id },
    });
  }
  await transaction((tx) =>
    dropCompanies(tx, scopeOf({ workspaceId }), { intercomAppId, intercomIds: ["x"] }),
  );
  const links = (workspace: string) =>
    database.contactCompany.count({ where: { workspaceId: workspace } });
  expect([await links(workspaceId), await links(theirs)]).toEqual([0, 1]);
  const here = await database.company.findFirstOrThrow({ where: { workspaceId } });
  expect(here.deletedAt).not.toBeNull();
});
