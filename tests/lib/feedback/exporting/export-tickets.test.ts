import { beforeAll, expect, test } from "vitest";
import { type Admin, isAdmin } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { exportTickets } from "#lib/feedback/exporting/export-tickets.ts";
import { inboxSorts, readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addManyTickets } from "#tests/support/add-many-tickets.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { readTable } from "./read-table.ts";

await useTestDatabase();

const count = 5_000;
const words = {
  status: { todo: "To do", in_progress: "In progress", done: "Done", canceled: "Canceled" },
  priority: { high: "High", medium: "Medium", low: "Low", none: "No priority" },
};
let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];
let admin: Admin;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId, mobile } = acme;
  await addManyTickets({ workspaceId, productId: mobile.id, count });
  await addManyTickets({ workspaceId: bolt.workspaceId, productId: bolt.mobile.id, count: 10 });
  const { member } = await addPerson({ workspaceId });
  if (!isAdmin(member)) throw new Error("The person is no admin");
  admin = member;
}, 300_000);

const queryOf = (address: string) => readInboxQuery(new URLSearchParams(address));

function exported(address: string, product = acme.mobile) {
  return exportTickets(admin, { product, query: queryOf(address), words });
}

async function table(address: string, product = acme.mobile): Promise<Record<string, string>[]> {
  let text = "";
  for await (const piece of await exported(address, product)) text += piece;
  return readTable(text);
}

/** As somebody sees them who reads the list to its end. */
async function listed(address: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const question = { productId: acme.mobile.id, query: queryOf(address), cursor, limit: 300 };
    const page = await listTickets(admin, question);
    ids.push(...page.tickets.map(({ ticketId }) => ticketId));
    cursor = page.next;
  } while (cursor !== null);
  return ids;
}

test("the table holds exactly what the list shows, in its order, whatever it is filtered by", async () => {
  const filters = [
    "status=done&priority=high",
    "q=Customer 12",
    "q=Tick&status=todo",
    "received=1",
  ];
  const addresses = [...inboxSorts.map((sort) => `sort=${sort}`), ...filters];
  for (const address of addresses) {
    const ids = (await table(`view=all&${address}`)).map(({ ID }) => ID);
    expect(ids.length, address).toBeGreaterThan(5);
    expect(ids, address).toEqual(await listed(`view=all&${address}`));
  }
  expect(await table("view=snoozed")).toEqual([]);
}, 300_000);

test("every column says what the ticket's page says", async () => {
  const { workspaceId, web, colleague } = acme;
  const contactId = await addContact(workspaceId, {
    name: "Zoë Ängström",
    email: "zoe@fjord.example",
  });
  const { id } = await addTicket({ workspaceId, productId: web.id, number: 7, title: "Reorder" });
  const tag = { workspaceId, intercomAppId, tagId: "77" };
  await database.intercomTag.create({ data: { ...tag, name: "bug" } });
  await database.ticketTag.create({ data: { ...tag, ticketId: id, addedAt: new Date() } });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: {
      ...{ contactId, assigneeId: colleague.userId, description: "Two\nlines", priority: "low" },
      receivedAt: new Date("2026-05-12T14:03:00.123Z"),
      snoozedUntil: new Date("2027-01-02T03:04:05Z"),
    },
  });
  expect(await table("view=snoozed", web)).toEqual([
    {
      ...{ ID: "WEB-7", Title: "Reorder", Status: "To do", Priority: "Low", Assignee: "Ana Ruiz" },
      ...{ Customer: "Zoë Ängström", "E-mail": "zoe@fjord.example", Company: "Nordfrakt AB" },
      ...{ Customers: "1", Companies: "1", Tags: "bug", Source: "Intercom" },
      ...{ Received: "2026-05-12T14:03:00.123Z", "Snoozed until": "2027-01-02T03:04:05.000Z" },
      ...{ Description: "Two\nlines", Quote: "Please let us reorder stops." },
      Link: expect.stringMatching(/^https?:\/\/[^/]+\/acme\/products\/WEB\/feedback\/WEB-7$/),
    },
  ]);
});

test("S-X5 whatever a customer writes stays one cell, unchanged, and no formula", async () => {
  const { workspaceId, web } = acme;
  const hostile = [
    '=HYPERLINK("http://evil.example","Click")',
    ...["+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '"; DROP', 'a,"b"', "line\r\nbreak", "'=1"],
    ...["𝕏 “quoted”", "‮txt.exe", ",,,", "=", " =1"],
  ];
  const productId = web.id;
  for (const [at, title] of hostile.entries()) {
    const { id } = await addTicket({ workspaceId, productId, number: 100 + at, title });
    const data = { description: title, customerName: title, customerCompany: title };
    await database.feedbackTicket.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  }
  const rows = (await table("view=open&sort=oldest", web)).slice(-hostile.length);
  const safe = hostile.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text));
  for (const column of ["Title", "Description", "Customer", "Company"]) {
    expect(rows.map((row) => row[column])).toEqual(safe);
  }
});

test("a table of 5,000 tickets is read piece by piece, no faster than it is taken", async () => {
  const pieces = await exported("view=all");
  const sizes: number[] = [];
  for await (const piece of pieces) {
    sizes.push(piece.length);
  }
  expect(sizes).toHaveLength(1 + count / 200);
  expect(Math.max(...sizes)).toBeLessThan(100_000);
});

test("nothing of another workspace or product is exported, and an export is in the audit log", async () => {
  const foreign = await table("view=all", bolt.mobile);
  expect(foreign).toEqual([]);
  const entry = { workspaceId: acme.workspaceId, action: "Exported feedback" };
  await table("view=all&status=done");
  const kept = await database.auditEntry.findFirst({ where: entry, orderBy: { id: "desc" } });
  expect(kept).toMatchObject({ actorId: admin.userId, detail: "MOB view=all&status=done" });
});

test("who is no admin any more gets nothing", async () => {
  await database.membership.update({
    where: { workspaceId_userId: { workspaceId: acme.workspaceId, userId: admin.userId } },
    data: { role: "member" },
  });
  await expect(exported("")).rejects.toThrow("forbidden");
});
