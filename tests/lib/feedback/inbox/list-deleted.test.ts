import { beforeAll, expect, test } from "vitest";
import type { Admin } from "#lib/auth/member.ts";
import { listDeleted } from "#lib/feedback/inbox/list-deleted.ts";
import { deleteTicket, restoreTicket } from "#lib/feedback/ticket/delete-ticket.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];
let admin: Admin;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  ({ admin } = await addAdmin(acme.workspaceId));
  for (const number of [1, 2, 3, 4, 5]) await add(acme, number);
  await add(bolt, 1);
  for (const number of [2, 5, 3]) await deleteTicket(admin, `MOB-${number}`);
});

function add({ workspaceId, mobile }: typeof acme, number: number) {
  return addTicket({ workspaceId, productId: mobile.id, number });
}

function read(cursor: string | null = null, limit = 50) {
  return listDeleted(acme.member, { productId: acme.mobile.id, cursor, limit });
}

async function idsFrom(cursor: string | null, limit = 50) {
  return (await read(cursor, limit)).tickets.map(({ ticketId }) => ticketId);
}

test("deleted tickets are listed with whose they are, who deleted them and when, the latest first", async () => {
  const { tickets, count } = await read();
  expect(tickets.map(({ ticketId }) => ticketId)).toEqual(["MOB-3", "MOB-5", "MOB-2"]);
  expect(count).toBe(3);
  expect(tickets[0]).toMatchObject({
    ...{ title: "Ticket 3", deletedBy: "Noor Haddad", deletedAt: expect.any(Date) },
    customer: { name: "Jonas Lindqvist" },
  });
});

test("a page leads to the next and back, and a cursor that makes no sense shows the first", async () => {
  const first = await read(null, 2);
  expect(await idsFrom(first.next, 2)).toEqual(["MOB-2"]);
  const second = await read(first.next, 2);
  expect(await idsFrom(second.previous, 2)).toEqual(["MOB-3", "MOB-5"]);
  expect(await idsFrom("nonsense", 2)).toEqual(["MOB-3", "MOB-5"]);
});

test("another product and another workspace have none of them", async () => {
  const inWeb = { productId: acme.web.id, cursor: null, limit: 50 };
  expect(await listDeleted(acme.member, inWeb)).toMatchObject({ tickets: [], count: 0 });
  const foreign = { productId: acme.mobile.id, cursor: null, limit: 50 };
  expect(await listDeleted(bolt.member, foreign)).toMatchObject({ tickets: [], count: 0 });
});

test("what is restored leaves the list; deleted again, it says who did last", async () => {
  await restoreTicket(admin, "MOB-5");
  expect(await idsFrom(null)).toEqual(["MOB-3", "MOB-2"]);
  const { admin: lena } = await addAdmin(acme.workspaceId, "Lena Kraus");
  await deleteTicket(lena, "MOB-5");
  const [latest] = (await read()).tickets;
  expect(latest).toMatchObject({ ticketId: "MOB-5", deletedBy: "Lena Kraus" });
});
