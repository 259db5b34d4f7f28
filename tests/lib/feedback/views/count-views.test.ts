import { DatabaseError } from "pg";
import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { pool } from "#lib/database/pool.ts";
import { type InboxView, inboxViews, readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { countTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { countViews } from "#lib/feedback/views/count-views.ts";
import { sumUpCounts } from "#lib/feedback/views/sum-up-counts.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { randomFrom } from "#tests/support/random-from.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
});

const add = (product: string, tickets: number) => `
  insert into feedback_tickets (workspace_id, id, product_id, number, title, source, received_at, last_customer_at)
  select '${acme.workspaceId}', gen_random_uuid(), '${product}', n + (select coalesce(max(number), 0) from feedback_tickets),
    'Wish', 'manual', now(), now() from generate_series(1, ${tickets}) n`;
const some = (one: number) => `workspace_id = '${acme.workspaceId}' and number % 7 = ${one % 7}`;

/** Whatever a ticket can go through, of a seventh of them at once. */
const changes: ((one: number) => string)[] = [
  (one) => `update feedback_tickets set status = 'done' where ${some(one)}`,
  (one) => `update feedback_tickets set status = 'in_progress' where ${some(one)}`,
  (one) => `update feedback_tickets set assignee_id = '${acme.member.userId}' where ${some(one)}`,
  (one) => `update feedback_tickets set assignee_id = null where ${some(one)}`,
  (one) =>
    `update feedback_tickets set snoozed_until = now() + interval '1 day' where ${some(one)}`,
  (one) => `update feedback_tickets set snoozed_until = null where ${some(one)}`,
  (one) => `update feedback_tickets set deleted_at = now() where ${some(one)}`,
  (one) => `update feedback_tickets set deleted_at = null where ${some(one)}`,
  (one) => `update feedback_tickets set title = 'Another', priority = 'high' where ${some(one)}`,
  (one) => `update feedback_tickets set product_id = '${acme.web.id}' where ${some(one)}`,
  (one) => `update feedback_tickets t set merged_into_id = (
      select id from feedback_tickets where not (${some(one)}) and merged_into_id is null
        and workspace_id = '${acme.workspaceId}' order by number limit 1)
    where ${some(one)} and not exists (select from feedback_tickets m where m.merged_into_id = t.id)`,
  (one) => `update feedback_tickets set merged_into_id = null where ${some(one)}`,
  (
    one,
  ) => `delete from feedback_tickets t where ${some(one)} and merged_into_id is null and number % 3 = 0
    and not exists (select from feedback_tickets m where m.merged_into_id = t.id)`,
  () => "select sum_up_ticket_counts()",
];

/** Two that lock the same tickets in another order, or one that merges into what another deletes. */
function unlessOvertaken(error: unknown): void {
  const isOvertaken = error instanceof DatabaseError && /^(40P01|23503)$/.test(error.code ?? "");
  if (!isOvertaken) throw error;
}

test("none of these changes is refused alone", async () => {
  await pool().query(add(acme.mobile.id, 20));
  for (const change of changes) await pool().query(change(3));
  await expectTruth(acme.mobile.id);
});

async function expectTruth(productId: string): Promise<void> {
  const counts = await countViews(acme.member, productId);
  const truth: Partial<Record<InboxView, number | null>> = {};
  for (const view of inboxViews) {
    const query = readInboxQuery(new URLSearchParams({ view }));
    truth[view] = await countTickets(acme.member, { productId, query });
  }
  expect(counts).toEqual(truth);
}

test.each([1, 2, 3])(
  "the numbers of the views are those of their tickets after whatever happens to them, also at once (seed %i)",
  async (seed) => {
    const random = randomFrom(seed);
    const any = (most: number) => Math.floor(random() * most);
    await pool().query(add(acme.mobile.id, 40));
    for (let round = 0; round < 12; round++) {
      await pool().query(add(acme.mobile.id, 5 + any(5)));
      await Promise.all(
        Array.from({ length: 4 }, () => {
          const change = changes[any(changes.length)];
          return pool()
            .query(change?.(any(7)) ?? "")
            .catch(unlessOvertaken);
        }),
      );
    }
    await expectTruth(acme.mobile.id);
    await expectTruth(acme.web.id);
    await sumUpCounts();
    await expectTruth(acme.mobile.id);
  },
);

test("what has changed a hundred times is summed up, without another number", async () => {
  const { workspaceId, mobile, member } = acme;
  const before = await countViews(member, mobile.id);
  for (let one = 0; one < 130; one++) await pool().query(add(mobile.id, 1));
  const rows = () => database.ticketCount.count({ where: { workspaceId, productId: mobile.id } });
  expect(await rows()).toBeGreaterThan(100);
  await Promise.all([sumUpCounts(), sumUpCounts(), pool().query(add(mobile.id, 1))]);
  expect(await rows()).toBeLessThan(15);
  const { open, all } = await countViews(member, mobile.id);
  expect({ open, all }).toEqual({ open: before.open + 131, all: before.all + 131 });
});

test("more than ten thousand are not told apart, and nobody counts another workspace's", async () => {
  const { workspaceId, web, member } = acme;
  const counted = { workspaceId, productId: web.id, id: newId(), place: "closed" as const };
  await database.ticketCount.create({ data: { ...counted, count: 1_000_000 } });
  expect((await countViews(member, web.id)).all).toBe(10_001);
  expect(await countViews(bolt.member, web.id)).toEqual({
    ...{ open: 0, unassigned: 0, mine: 0, snoozed: 0, all: 0 },
  });
});
