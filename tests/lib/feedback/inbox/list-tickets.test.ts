import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { findNeighbours } from "#lib/feedback/inbox/find-neighbours.ts";
import { inboxSorts, readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { countTickets, listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { countViews } from "#lib/feedback/views/count-views.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Company = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Company;
let bolt: Company;
const ids: string[] = [];

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const statuses = ["todo", "in_progress", "done", "canceled", "todo"] as const;
  for (const [index, status] of statuses.entries()) {
    ids.push((await addTicket({ ...inMobile(acme), number: index + 1, status })).id);
  }
  await addTicket({ ...inMobile(acme), number: 6, deletedAt: new Date() });
  await addTicket({ ...inMobile(bolt), number: 1, title: "Bolt's own" });
  await change(0, { assigneeId: acme.member.userId, priority: "high" });
  await change(1, { snoozedUntil: new Date(Date.now() + 3_600_000), priority: "low" });
});

function inMobile({ workspaceId, mobile }: Company) {
  return { workspaceId, productId: mobile.id };
}

function change(index: number, data: object) {
  const id = ids[index] ?? "";
  const where = { workspaceId_id: { workspaceId: acme.workspaceId, id } };
  return database.feedbackTicket.update({ where, data });
}

function ask(address: string, { member, mobile }: Company = acme) {
  return {
    member,
    inbox: { productId: mobile.id, query: readInboxQuery(new URLSearchParams(address)) },
  };
}

async function found(address: string, company?: Company): Promise<string[]> {
  const { member, inbox } = ask(address, company);
  const { tickets } = await listTickets(member, { ...inbox, cursor: null, limit: 50 });
  expect(await countTickets(member, inbox)).toBe(tickets.length);
  return tickets.map(({ ticketId }) => ticketId.replace("MOB-", ""));
}

test("each view holds what its name says, newest first, and is counted", async () => {
  expect(await found("")).toEqual(["5", "1"]);
  expect(await found("view=unassigned")).toEqual(["5"]);
  expect(await found("view=mine")).toEqual(["1"]);
  expect(await found("view=snoozed")).toEqual(["2"]);
  expect(await found("view=all")).toEqual(["5", "4", "3", "2", "1"]);
  const counts = { open: 2, unassigned: 1, mine: 1, snoozed: 1, all: 5 };
  expect(await countViews(acme.member, acme.mobile.id)).toEqual(counts);
});

test("a ticket that is merged into another is in no view", async () => {
  const { id } = await addTicket({ ...inMobile(acme), number: 7 });
  const where = { workspaceId_id: { workspaceId: acme.workspaceId, id } };
  await database.feedbackTicket.update({ where, data: { mergedIntoId: ids[0] ?? null } });
  expect(await found("view=all")).toEqual(["5", "4", "3", "2", "1"]);
});

test("filters narrow a view: alternatives of one, and all of several", async () => {
  expect(await found("view=all&status=done&status=canceled")).toEqual(["4", "3"]);
  expect(await found("view=all&priority=high")).toEqual(["1"]);
  expect(await found("view=all&status=todo&priority=none")).toEqual(["5"]);
  expect(await found("view=all&assignee=nobody")).toEqual(["5", "4", "3", "2"]);
  expect(await found(`view=all&assignee=${acme.member.userId}`)).toEqual(["1"]);
  expect(await found("view=all&source=manual")).toEqual([]);
  expect(await found("view=all&received=1&source=intercom")).toHaveLength(5);
});

test("a tag, a customer and a company find their tickets", async () => {
  const { workspaceId } = acme;
  const tag = { workspaceId, intercomAppId, tagId: "77" };
  await database.intercomTag.create({ data: { ...tag, name: "bug" } });
  await database.ticketTag.create({
    data: { ...tag, ticketId: ids[2] ?? "", addedAt: new Date() },
  });
  expect(await found("view=all&tag=77")).toEqual(["3"]);

  const contact = await database.contact.create({
    data: { workspaceId, id: crypto.randomUUID(), role: "user", name: "Zoë Ängström" },
  });
  const company = await database.company.create({
    data: { workspaceId, id: crypto.randomUUID(), name: "Fjordvakt" },
  });
  await change(3, { contactId: contact.id });
  await database.contactCompany.create({
    data: { workspaceId, contactId: contact.id, companyId: company.id },
  });
  expect(await found(`view=all&customer=${contact.id}`)).toEqual(["4"]);
  expect(await found(`view=all&company=${company.id}`)).toEqual(["4"]);
});

test("unread is each person's own", async () => {
  const key = { workspaceId: acme.workspaceId, ticketId: ids[4] ?? "", userId: acme.member.userId };
  await database.ticketRead.create({ data: { ...key, readAt: new Date(Date.now() + 1000) } });
  expect(await found("unread=yes")).toEqual(["1"]);
  expect(await found("unread=yes", { ...acme, member: acme.colleague })).toEqual(["5", "1"]);
});

test("every order lists each ticket once, page by page, and back again", async () => {
  for (const sort of inboxSorts) {
    const { member, inbox } = ask(`view=all&sort=${sort}`);
    const whole = await listTickets(member, { ...inbox, cursor: null, limit: 50 });
    const expected = whole.tickets.map(({ id }) => id);
    expect(new Set(expected).size, sort).toBe(5);
    let page = await listTickets(member, { ...inbox, cursor: null, limit: 2 });
    const down = page.tickets.map(({ id }) => id);
    while (page.next) {
      page = await listTickets(member, { ...inbox, cursor: page.next, limit: 2 });
      down.push(...page.tickets.map(({ id }) => id));
    }
    expect(down, sort).toEqual(expected);
    const back = await listTickets(member, { ...inbox, cursor: page.previous, limit: 2 });
    expect(
      back.tickets.map(({ id }) => id),
      sort,
    ).toEqual(expected.slice(2, 4));
  }
});

test("by priority the highest come first", async () => {
  expect((await found("view=all&sort=priority")).slice(0, 2)).toEqual(["1", "2"]);
});

test("another workspace's product lists, counts and leads to nothing", async () => {
  const foreign = { ...bolt, mobile: acme.mobile };
  expect(await found("view=all", foreign)).toEqual([]);
  expect(await countViews(bolt.member, acme.mobile.id)).toMatchObject({ open: 0, all: 0 });
  const { inbox } = ask("view=all");
  const neighbours = await findNeighbours(bolt.member, { ...inbox, ticketId: ids[2] ?? "" });
  expect(neighbours).toEqual({ previous: null, next: null });
});

test("a ticket's neighbours are those of the view, also for one that has left it", async () => {
  const third = ids[2] ?? "";
  const near = (address: string) =>
    findNeighbours(acme.member, { ...ask(address).inbox, ticketId: third });
  expect(await near("view=all")).toEqual({ previous: "MOB-4", next: "MOB-2" });
  expect(await near("")).toEqual({ previous: "MOB-5", next: "MOB-1" });
  expect(await near("view=all&sort=oldest")).toEqual({ previous: "MOB-2", next: "MOB-4" });
});

test("a row says who it is about, even where nothing is known", async () => {
  const { workspaceId, mobile, member } = bolt;
  const { id } = await addTicket({ workspaceId, productId: mobile.id, number: 2 });
  const where = { workspaceId_id: { workspaceId, id } };
  const first = async () => {
    const { inbox } = ask("view=all", bolt);
    return (await listTickets(member, { ...inbox, cursor: null, limit: 1 })).tickets[0];
  };
  await database.feedbackTicket.update({
    where,
    data: { customerName: null, customerCompany: null, customerEmail: "jo@nordfrakt.example" },
  });
  expect((await first())?.customer).toMatchObject({ name: "jo@nordfrakt.example", company: null });
  await database.feedbackTicket.update({ where, data: { customerEmail: null } });
  expect((await first())?.customer).toMatchObject({ id, name: null });
});
