import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Member, scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import type { BulkProperty } from "#lib/feedback/bulk/changing/bulk-property.ts";
import { runBulks } from "#lib/feedback/bulk/run-bulks.ts";
import { startBulk, type Wish } from "#lib/feedback/bulk/start-bulk.ts";
import { undoBulk } from "#lib/feedback/bulk/undoing/undo-bulk.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addManyTickets } from "#tests/support/add-many-tickets.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Company, readAll, startOver, type TicketState } from "./read-all.ts";

await useTestDatabase();

const productKey = "MOB";
let acme: Company;
let bolt: Company;
let admin: Member;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  for (const { workspaceId, mobile } of [acme, bolt]) {
    await addManyTickets({ workspaceId, productId: mobile.id, count: 1_200 });
  }
  admin = (await addPerson({ workspaceId: acme.workspaceId, role: "admin" })).member;
});

beforeEach(startOver);

const scope = () => scopeOf({ workspaceId: acme.workspaceId });
const run = () => runBulks(scope(), new AbortController().signal);
const inOneHour = new Date(Date.now() + 3_600_000).toISOString();
const everything = { query: readInboxQuery(new URLSearchParams("view=all")) };

const wishes: Pick<Wish, "property" | "value">[] = [
  { property: "status", value: "done" },
  { property: "priority", value: "high" },
  { property: "assignee", value: "the colleague" },
  { property: "assignee", value: "nobody" },
  { property: "snooze", value: "in one hour" },
  { property: "snooze", value: "" },
  { property: "read", value: "yes" },
  { property: "read", value: "no" },
  { property: "deleted", value: "yes" },
];

/** The same numbers for the same seed: from 0 to below 1. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every property of every ticket gets one of the values that it may have, among them those that are wished for. */
async function shuffle(seed: number, ids: string[]): Promise<void> {
  const next = numbersFrom(seed);
  const pick = <T>(...values: T[]): T | undefined => values[Math.floor(next() * values.length)];
  const { workspaceId, member, colleague } = acme;
  const given = ids.map((id) => ({
    id,
    status: pick("todo", "in_progress", "done", "canceled"),
    priority: pick("none", "low", "medium", "high"),
    assignee: pick(member.userId, colleague.userId, null),
    snoozed: pick(inOneHour, "2027-03-04T05:06:07.123456Z", null),
    deleted: pick("2026-11-02", null, null, null),
    read: pick("2020-01-01T00:00:00.654321Z", "2026-11-01T00:00:00.000001Z", null),
  }));
  const json = JSON.stringify(given);
  const shape =
    "as g (id uuid, status ticket_status, priority ticket_priority, assignee uuid, snoozed timestamptz, deleted timestamptz, read timestamptz)";
  await pool().query(
    `update feedback_tickets t set status = g.status, priority = g.priority, assignee_id = g.assignee,
       snoozed_until = g.snoozed, deleted_at = g.deleted, last_customer_at = '2025-01-01'
     from json_to_recordset($2::json) ${shape} where t.workspace_id = $1 and t.id = g.id`,
    [workspaceId, json],
  );
  const key = [workspaceId, admin.userId];
  await pool().query(
    `delete from ticket_reads d using json_to_recordset($3::json) ${shape}
     where d.workspace_id = $1 and d.ticket_id = g.id and d.user_id = $2`,
    [...key, json],
  );
  await pool().query(
    `insert into ticket_reads (workspace_id, ticket_id, user_id, read_at)
     select $1, g.id, $2, g.read from json_to_recordset($3::json) ${shape} where g.read is not null`,
    [...key, json],
  );
}

const columns: Record<BulkProperty, keyof TicketState> = {
  ...{ status: "status", priority: "priority", assignee: "assignee_id", snooze: "snoozed_until" },
  ...{ read: "read_at", deleted: "is_deleted" },
};

/** What the undo has to leave: what the bulk action made of `before`, unless it is otherwise by now, is what it was. */
function undone(
  column: keyof TicketState,
  [before, made, now]: [TicketState[], TicketState[], TicketState[]],
): TicketState[] {
  return now.map((ticket, at) => {
    const [was, left] = [before[at]?.[column], made[at]?.[column]];
    const isOurs = was !== left && ticket[column] === left;
    if (!isOurs) return ticket;
    const snoozed_until = ticket.snoozed_until ?? before[at]?.snoozed_until ?? null;
    return { ...ticket, ...(column === "status" && { snoozed_until }), [column]: was };
  });
}

test.each(wishes)(
  "undo makes every ticket exactly what it was, but for what somebody changed since: $property $value",
  async ({ property, value: wished }) => {
    const meant = { "the colleague": acme.colleague.userId, "in one hour": inOneHour };
    const value = new Map(Object.entries(meant)).get(wished) ?? wished;
    const read = () => readAll({ ...acme, member: admin });
    const theirs = await readAll(bolt);
    const ids = (await read()).map(({ id }) => id);
    await shuffle(1, ids);
    const before = await read();
    const { id: bulkId } = await startBulk(admin, {
      ...{ productKey, property, value, meant: everything },
    });
    // An undo in the middle ends what it undoes.
    if (property !== "snooze") await run();
    const made = await read();
    await shuffle(
      2,
      ids.filter((_, at) => at % 7 === 3),
    );
    const now = await read();
    await undoBulk(admin, { productKey, bulkId });
    await run();
    expect(await read()).toEqual(undone(columns[property], [before, made, now]));
    expect(await readAll(bolt)).toEqual(theirs);
    const where = { workspaceId: acme.workspaceId };
    const { state, changed } = await database.bulkAction.findFirstOrThrow({ where });
    expect({ state, changed }).toEqual({
      ...{ state: "undone", changed: await database.bulkChange.count({ where }) },
    });
    expect(changed).toBeGreaterThan(0);
  },
);
