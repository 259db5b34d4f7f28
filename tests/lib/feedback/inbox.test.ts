import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { countUnread } from "#lib/feedback/count-unread.ts";
import { countTickets } from "#lib/feedback/inbox/count-tickets.ts";
import { findFirstSteps } from "#lib/feedback/inbox/find-first-steps.ts";
import { findNeighbours } from "#lib/feedback/inbox/find-neighbours.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { twoWorkspaces } from "./two-workspaces.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const statuses = ["todo", "in_progress", "done", "canceled", "todo"] as const;
  for (const [index, status] of statuses.entries()) {
    const { workspaceId, mobile } = acme;
    await addTicket({ workspaceId, productId: mobile.id, number: index + 1, status });
  }
  const deletedAt = new Date();
  await addTicket({ ...inMobile(acme), number: 6, deletedAt });
  await addTicket({ ...inMobile(bolt), number: 1, title: "Bolt's own" });
});

function inMobile({ workspaceId, mobile }: typeof acme) {
  return { workspaceId, productId: mobile.id };
}

const firstPage = { before: null, limit: 50 };

test("Open holds what is to do or in progress, All everything that is not deleted, newest first", async () => {
  const productId = acme.mobile.id;
  const open = await listTickets(acme.member, { productId, view: "open", ...firstPage });
  const all = await listTickets(acme.member, { productId, view: "all", ...firstPage });
  expect(open.tickets.map((ticket) => ticket.ticketId)).toEqual(["MOB-5", "MOB-2", "MOB-1"]);
  expect(all.tickets.map((ticket) => ticket.number)).toEqual([5, 4, 3, 2, 1]);
  expect(all.older).toBeNull();
  expect(await countTickets(acme.member, productId)).toEqual({ open: 3, all: 5 });
});

test("pages neither repeat nor lose a ticket, also when one arrives between them", async () => {
  const { workspaceId, web, member } = acme;
  for (let number = 1; number <= 7; number++) {
    await addTicket({ workspaceId, productId: web.id, number, conversationId: `web-${number}` });
  }
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const query = { productId: web.id, view: "all" as const, before, limit: 3 };
    const page = await listTickets(member, query);
    seen.push(...page.tickets.map((ticket) => ticket.number));
    before = page.older;
    await addTicket({
      workspaceId,
      productId: web.id,
      number: 100 + seen.length,
      conversationId: `late-${seen.length}`,
    });
  } while (before !== null);
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
});

test("another workspace's product lists, counts and leads to nothing", async () => {
  const productId = acme.mobile.id;
  const { tickets } = await listTickets(bolt.member, { productId, view: "all", ...firstPage });
  expect(tickets).toEqual([]);
  expect(await countTickets(bolt.member, productId)).toEqual({ open: 0, all: 0 });
  const here = { productId, productKey: "MOB", number: 3, view: "all" as const };
  expect(await findNeighbours(bolt.member, here)).toEqual({ previous: null, next: null });
});

test("a ticket's neighbours are those of the view, also for one that has left it", async () => {
  const here = { productId: acme.mobile.id, productKey: "MOB", number: 3 };
  const { member } = acme;
  expect(await findNeighbours(member, { ...here, view: "all" })).toEqual({
    previous: "MOB-4",
    next: "MOB-2",
  });
  expect(await findNeighbours(member, { ...here, view: "open" })).toEqual({
    previous: "MOB-5",
    next: "MOB-2",
  });
});

test("a row says who it is about, even where nothing is known", async () => {
  const { workspaceId, mobile, member } = bolt;
  const { id } = await addTicket({ workspaceId, productId: mobile.id, number: 2 });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { customerName: null, customerCompany: null, customerEmail: "jo@nordfrakt.example" },
  });
  const query = { productId: mobile.id, view: "all" as const, before: null, limit: 1 };
  const [byEmail] = (await listTickets(member, query)).tickets;
  expect(byEmail?.customer).toMatchObject({ name: "jo@nordfrakt.example", company: null });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { customerEmail: null },
  });
  const [nobody] = (await listTickets(member, query)).tickets;
  expect(nobody?.customer).toMatchObject({ id, name: null });
});

test("the badge counts each person's unread open tickets, per product, up to a hundred", async () => {
  const { workspaceId, web, mobile, member } = bolt;
  const before = await countUnread(member);
  expect(before.get(mobile.id)).toBe(2);
  expect(before.get(web.id)).toBe(0);
  expect(before.has(acme.mobile.id)).toBe(false);
  for (let number = 1; number <= 101; number++) {
    await addTicket({ workspaceId, productId: web.id, number, conversationId: `many-${number}` });
  }
  expect((await countUnread(member)).get(web.id)).toBe(100);
});

test("the first steps follow the connection, its switch and the tags that count now", async () => {
  const { workspaceId, mobile, member } = acme;
  const look = () => findFirstSteps(member, mobile.id);
  expect(await look()).toMatchObject({ connection: null, watching: [] });
  await database.intercomConnection.create({
    data: {
      workspaceId,
      intercomAppId,
      intercomWorkspaceName: "Acme Support",
      region: "EU",
      status: "connected",
      connectedByName: "Ana Ruiz",
      connectedAt: new Date(),
    },
  });
  expect(await look()).toMatchObject({
    connection: { intercomWorkspaceName: "Acme Support" },
    workspaceSwitchIsOn: false,
  });
  const tag = { workspaceId, intercomAppId, tagId: "1" };
  await database.intercomTag.create({ data: { ...tag, name: "feature-request" } });
  await database.triggerTag.create({ data: { ...tag, productId: mobile.id } });
  expect((await look()).watching).toEqual([]);
  await database.triggerTag.updateMany({ where: tag, data: { watchingSince: new Date() } });
  expect((await look()).watching).toEqual(["feature-request"]);
  expect(await findFirstSteps(bolt.member, mobile.id)).toMatchObject({ connection: null });
});
