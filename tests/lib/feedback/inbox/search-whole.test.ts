import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];

beforeAll(async () => {
  const sides = await twoWorkspaces();
  acme = sides.acme;
  for (const { workspaceId, mobile } of [sides.acme, sides.bolt]) {
    for (const [number, email] of [
      [14, "marta.1@firm-2.example"],
      [142, "marta.11@firm-2.example"],
      [1420, "marta.1@firm-25.example"],
    ] as const) {
      await addTicket({ workspaceId, productId: mobile.id, number, title: "Reordering by hand" });
      await database.feedbackTicket.updateMany({
        where: { workspaceId, number },
        data: { customerEmail: email },
      });
    }
  }
});

async function found(q: string) {
  const query = readInboxQuery(new URLSearchParams({ q, sort: "oldest" }));
  const inbox = { productId: acme.mobile.id, query, cursor: null, limit: 10 };
  return (await listTickets(acme.member, inbox)).tickets.map(({ ticketId }) => ticketId);
}

test.each([
  ["an ID finds its ticket and none that only begins so", "MOB-142", ["MOB-142"]],
  ["in small letters too", "mob-14", ["MOB-14"]],
  ["a whole address finds its own", "marta.1@firm-2.example", ["MOB-14"]],
  ["a begun one finds all that it may become", "marta.1@fir", ["MOB-14", "MOB-1420"]],
  ["each word may be the beginning of one", "reord han", ["MOB-14", "MOB-142", "MOB-1420"]],
])("%s", async (_, words, tickets) => {
  expect(await found(words)).toEqual(tickets);
});
