import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

const tickets = 2_400;
let workspaceId: string;
let productId: string;
let member: Awaited<ReturnType<typeof addPerson>>["member"];

/** Most came within days, the others over six years, and three words are as rare as they are old, or new. */
beforeAll(async () => {
  const added = await addWorkspace({ slug: "acme", products: [["MOB", "Mobile"]] });
  workspaceId = added.workspaceId;
  productId = added.products[0]?.id ?? "";
  ({ member } = await addPerson({ workspaceId }));
  await database.$executeRaw`
    insert into feedback_tickets (workspace_id, id, product_id, number, title, source, received_at, last_customer_at)
    select ${workspaceId}::uuid, gen_random_uuid(), ${productId}::uuid, n,
      concat_ws(' ', 'Wish', case when n % 2 = 0 then 'even' end, case when n % 13 = 0 then 'thirteenth' end,
        case when n % 7 = 0 and n < 1200 then 'ancient' end, case when n % 40 = 0 then 'fortieth' end), 'manual', at, at
    from generate_series(1, ${tickets}) n cross join lateral (
      select timestamptz '2026-11-29 12:00Z' - case when n < 1400 then (1400 - n) * interval '37 hours'
        else interval '0' end - (${tickets} - n) * interval '11 minutes' as at) received`;
  await database.$executeRaw`analyze`;
});

async function readAll(address: string): Promise<number[]> {
  const query = readInboxQuery(new URLSearchParams(address));
  const numbers: number[] = [];
  let cursor: string | null = null;
  do {
    const page = await listTickets(member, { productId, query, cursor, limit: 50 });
    numbers.push(...page.tickets.map(({ ticketId }) => Number(ticketId.slice("MOB-".length))));
    cursor = page.next;
  } while (cursor);
  return numbers;
}

const all = Array.from({ length: tickets }, (_, index) => index + 1);
const words: Record<string, (n: number) => boolean> = {
  even: (n) => n % 2 === 0,
  thirteenth: (n) => n % 13 === 0,
  fort: (n) => n % 40 === 0,
  ancient: (n) => n % 7 === 0 && n < 1_200,
  "wish ancient thirteenth": (n) => n % 91 === 0 && n < 1_200,
  nothing: () => false,
};

test.each(Object.entries(words))(
  "every page of “%s”, however far apart it stands, is what the list has of it in its order",
  async (word, isMeant) => {
    const upwards = all.filter(isMeant);
    expect(await readAll(`view=all&q=${word}&sort=oldest`)).toEqual(upwards);
    expect(await readAll(`view=all&q=${word}`)).toEqual(upwards.toReversed());
  },
);

test("pages are turned back over the same tickets", async () => {
  const query = readInboxQuery(new URLSearchParams("view=all&q=ancient"));
  const ask = (cursor: string | null) =>
    listTickets(member, { productId, query, cursor, limit: 30 });
  const first = await ask(null);
  const second = await ask(first.next);
  const third = await ask(second.next);
  expect((await ask(third.previous)).tickets).toEqual(second.tickets);
  expect((await ask(second.previous)).tickets).toEqual(first.tickets);
});

test("a ticket that turns out to have come at another time is found where it now stands", async () => {
  const query = readInboxQuery(new URLSearchParams("view=all&q=ancient"));
  const newest = async () =>
    (await listTickets(member, { productId, query, cursor: null, limit: 20 })).tickets;
  const [last] = await newest();
  const receivedAt = new Date((last?.receivedAt ?? 0) + 1_000);
  const where = { workspaceId, number: 7 };
  await database.feedbackTicket.updateMany({ where, data: { receivedAt } });
  const ids = (await newest()).map(({ ticketId }) => ticketId);
  expect(ids.slice(0, 3)).toEqual(["MOB-7", "MOB-1197", "MOB-1190"]);
});
