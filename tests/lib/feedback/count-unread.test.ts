import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { countUnread } from "#lib/feedback/count-unread.ts";
import { markRead } from "#lib/feedback/ticket/mark-read.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { twoWorkspaces } from "./two-workspaces.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: typeof acme;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
});

const unread = async (member = acme.member) => (await countUnread(member)).get(acme.mobile.id);

test("what is open and not read is counted, each for themselves; what is done, snoozed, merged or deleted is not", async () => {
  const { workspaceId, mobile, member } = acme;
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await addTicket({ workspaceId, productId: mobile.id, number });
  }
  await addTicket({ workspaceId: bolt.workspaceId, productId: bolt.mobile.id, number: 1 });
  expect(await unread()).toBe(6);
  const tickets = await database.feedbackTicket.findMany({
    where: { workspaceId },
    orderBy: { number: "asc" },
    select: { id: true, lastCustomerAt: true },
  });
  const [read, done, snoozed, merged, deleted, open] = tickets;
  const change = (one: typeof read, data: object) =>
    database.feedbackTicket.updateMany({ where: { workspaceId, id: one?.id ?? "" }, data });
  await markRead(member, { ticketId: "MOB-1", seenUntil: read?.lastCustomerAt ?? new Date() });
  await change(done, { status: "done" });
  await change(snoozed, { snoozedUntil: new Date(Date.now() + 60_000) });
  await change(merged, { mergedIntoId: open?.id });
  await change(deleted, { deletedAt: new Date() });
  expect(await unread()).toBe(1);
  expect(await unread(acme.colleague)).toBe(2);
  expect((await countUnread(bolt.member)).get(acme.mobile.id)).toBeUndefined();
  await change(read, { lastCustomerAt: new Date(Date.now() + 60_000) });
  expect(await unread()).toBe(2);
});
