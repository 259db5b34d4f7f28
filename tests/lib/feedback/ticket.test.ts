import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { twoWorkspaces } from "./two-workspaces.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId, mobile, web } = acme;
  await addTicket({ workspaceId, productId: mobile.id, number: 1, conversationId: "shared" });
  await addTicket({ workspaceId, productId: web.id, number: 9, conversationId: "shared" });
  await addTicket({ workspaceId, productId: mobile.id, number: 2, deletedAt: new Date() });
  await addTicket({
    workspaceId: bolt.workspaceId,
    productId: bolt.mobile.id,
    number: 77,
    conversationId: "shared",
  });
});

const inMobile = (ticketId: string) => ({ productKey: "MOB", ticketId });

test("a ticket comes with its quote, its thread and the way back to Intercom", async () => {
  const ticket = await findTicket(acme.member, inMobile("MOB-1"));
  expect(ticket).toMatchObject({
    ticketId: "MOB-1",
    customer: { name: "Jonas Lindqvist", company: { name: "Nordfrakt AB" } },
    conversation: { region: "EU", conversationId: "shared", isPartial: false },
    isUnread: true,
  });
  expect(ticket?.quotes[0]?.body).toEqual([
    { tag: "p", children: ["Please let us reorder stops."] },
  ]);
  expect(ticket?.conversation?.messages.map((message) => message.messageId)).toEqual(["1", "2"]);
});

test("it names the other products' tickets of the conversation, never another workspace's", async () => {
  const ticket = await findTicket(acme.member, inMobile("MOB-1"));
  expect(ticket?.alsoIn).toEqual([
    { ticketId: "WEB-9", productKey: "WEB", productName: "Dispatch web" },
  ]);
});

test("another workspace's ticket, one of another product and a deleted one are not found", async () => {
  expect(await findTicket(bolt.member, inMobile("MOB-1"))).toBeNull();
  expect(await findTicket(acme.member, inMobile("MOB-77"))).toBeNull();
  expect(await findTicket(acme.member, inMobile("WEB-9"))).toBeNull();
  expect(await findTicket(acme.member, inMobile("MOB-2"))).toBeNull();
});

test.each([
  "",
  "MOB",
  "MOB-0",
  "MOB-01",
  "MOB--1",
  "mob-1",
  "MOB-1 ",
  "MOB-1\n",
  "MOB-1e1",
  "MOB-99999999999999999999",
  "MOB-1' or 1=1 --",
  "MOB-１",
  "../MOB-1",
  "MOB-1\0",
  "__proto__",
  JSON.stringify({ not: "" }),
])("the id %j is of no ticket", async (ticketId) => {
  expect(await findTicket(acme.member, inMobile(ticketId))).toBeNull();
});

test("of a long thread the newest 500 messages are shown, oldest of them first, and a mark", async () => {
  const { workspaceId, mobile, member } = acme;
  await addTicket({ workspaceId, productId: mobile.id, number: 3, conversationId: "long" });
  const key = { workspaceId, intercomAppId: "ab12cd", conversationId: "long" };
  await database.conversationMessage.createMany({
    data: Array.from({ length: 600 }, (_, index) => ({
      ...key,
      messageId: `m${String(index).padStart(3, "0")}`,
      authorKind: "customer" as const,
      bodyHtml: `<p>${index}</p>`,
      bodyText: String(index),
      writtenAt: new Date(Date.now() + 60_000 + index),
    })),
  });
  const conversation = (await findTicket(member, inMobile("MOB-3")))?.conversation;
  expect(conversation?.messages).toHaveLength(500);
  expect(conversation?.messages[0]?.messageId).toBe("m100");
  expect(conversation?.messages.at(-1)?.messageId).toBe("m599");
  expect(conversation?.isPartial).toBe(true);
});

test("what was stored is walked again: markup that slipped in comes out as text", async () => {
  const { workspaceId, mobile, member } = acme;
  const bodyHtml = '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x()">b</a></p>';
  await addTicket({ workspaceId, productId: mobile.id, number: 4, bodyHtml });
  const ticket = await findTicket(member, inMobile("MOB-4"));
  expect(ticket?.quotes[0]?.body).toEqual([{ tag: "p", children: ["aalert(1)b"] }]);
});
