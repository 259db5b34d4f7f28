import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Company = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Company;
let bolt: Company;
let contactId: string;
let companyId: string;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const titles = [
    "Exportação de relatórios falha",
    "現場写真に日時を自動で焼き込みたい",
    "نحتاج إلى تقارير الصيانة",
    "Größere Schrift im Menü",
    "It’s 100% broken: 'quotes' & \\slashes",
  ];
  for (const [index, title] of titles.entries()) {
    await addTicket({ ...inMobile(acme), number: index + 1, title });
  }
  await addTicket({ ...inMobile(bolt), number: 1, title: "Exportação do vizinho" });
  const { workspaceId } = acme;
  [contactId, companyId] = [newId(), newId()];
  const named = { role: "user" as const, name: "Łukasz Żak", email: "lz@kowalski.example" };
  await database.contact.create({ data: { workspaceId, id: contactId, ...named } });
  await database.company.create({ data: { workspaceId, id: companyId, name: "Élevage Nord" } });
  await database.feedbackTicket.updateMany({
    where: { workspaceId, number: 4 },
    data: { contactId },
  });
  await database.contactCompany.create({ data: { workspaceId, contactId, companyId } });
});

function inMobile({ workspaceId, mobile }: Company) {
  return { workspaceId, productId: mobile.id };
}

async function search(words: string, { member, mobile }: Company = acme): Promise<number[]> {
  const query = { ...readInboxQuery(new URLSearchParams("view=all")), search: words };
  const inbox = { productId: mobile.id, query, cursor: null, limit: 50 };
  const { tickets } = await listTickets(member, inbox);
  return tickets.map(({ ticketId }) => Number(ticketId.replace("MOB-", "")));
}

test("words are found by their beginnings, without regard to case, accents and order", async () => {
  expect(await search("exportacao")).toEqual([1]);
  expect(await search("RELATÓ export")).toEqual([1]);
  expect(await search("grossere")).toEqual([4]);
  expect(await search("xportacao")).toEqual([]);
});

test("languages that put no spaces between words are found by any part of them", async () => {
  expect(await search("日時")).toEqual([2]);
  expect(await search("自動で")).toEqual([2]);
  expect(await search("写")).toEqual([2]);
  expect(await search("日自")).toEqual([]);
  expect(await search("تقارير")).toEqual([3]);
});

test("a ticket is found by its ID, its thread, its customer and its customer’s company", async () => {
  expect(await search("MOB-3")).toEqual([3]);
  expect(await search("lukasz")).toEqual([4]);
  expect(await search("kowalski")).toEqual([4]);
  expect(await search("elevage menu")).toEqual([4]);
  expect(await search("reorder stops")).toEqual([5, 4, 3, 2, 1]);
});

test("whatever is typed is words, never a part of the query’s language", async () => {
  for (const words of ["'", "\\", "a & | !", ":*", "(", "quotes' | 'x", "%", "\\' & broken"]) {
    await expect(search(words)).resolves.toBeInstanceOf(Array);
  }
  expect(await search("'quotes' \\slashes")).toEqual([5]);
  expect(await search("!!!")).toEqual([]);
});

test("what is renamed, written later or taken away is found as it is now", async () => {
  const { workspaceId } = acme;
  const where = { workspaceId_id: { workspaceId, id: contactId } };
  await database.contact.update({ where, data: { name: "Wiktor Żak" } });
  expect(await search("lukasz")).toEqual([]);
  expect(await search("wiktor")).toEqual([4]);
  await database.company.updateMany({ where: { workspaceId }, data: { name: "Fermes du Sud" } });
  expect(await search("elevage")).toEqual([]);
  expect(await search("fermes")).toEqual([4]);
  const message = {
    intercomAppId,
    conversationId: "c-2",
    messageId: "9",
    authorKind: "customer" as const,
  };
  const words = { bodyHtml: "", bodyText: "zeppelin", writtenAt: new Date() };
  await database.conversationMessage.create({ data: { workspaceId, ...message, ...words } });
  expect(await search("zeppelin")).toEqual([2]);
  await database.conversationMessage.updateMany({
    where: { workspaceId, messageId: "9" },
    data: { bodyText: "" },
  });
  expect(await search("zeppelin")).toEqual([]);
});

test("a merged ticket’s words find the one it is merged into, which counts both customers", async () => {
  const { workspaceId } = acme;
  const rows = await database.feedbackTicket.findMany({
    where: { workspaceId },
    orderBy: { number: "asc" },
  });
  const [first, second] = rows;
  const where = { workspaceId_id: { workspaceId, id: second?.id ?? "" } };
  await database.feedbackTicket.update({
    where,
    data: { mergedIntoId: first?.id ?? null, customerName: "Yuki", customerEmail: "y@x.example" },
  });
  expect(await search("日時")).toEqual([1]);
  const survivor = await database.feedbackTicket.findFirst({
    where: { workspaceId, id: first?.id },
  });
  expect(survivor).toMatchObject({ customerCount: 2, companyCount: 1 });
  await database.feedbackTicket.update({ where, data: { mergedIntoId: null } });
  expect(await search("日時")).toEqual([2]);
  expect(
    await database.feedbackTicket.findFirst({ where: { workspaceId, id: first?.id } }),
  ).toMatchObject({ customerCount: 1 });
});

test("another workspace’s words are never found", async () => {
  expect(await search("exportacao", bolt)).toEqual([1]);
  expect(await search("relatorios", bolt)).toEqual([]);
});
