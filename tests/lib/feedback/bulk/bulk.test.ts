import { beforeAll, beforeEach, expect, test } from "vitest";
import { isAdmin, scopeOf } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { findBulk } from "#lib/feedback/bulk/find-bulk.ts";
import { forgetOldBulks } from "#lib/feedback/bulk/forget-old-bulks.ts";
import { runBulks } from "#lib/feedback/bulk/run-bulks.ts";
import { startBulk, type Wish } from "#lib/feedback/bulk/start-bulk.ts";
import { takeTurn } from "#lib/feedback/bulk/take-turn.ts";
import { undoBulk } from "#lib/feedback/bulk/undoing/undo-bulk.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import { changeRole } from "#lib/workspaces/members/change-role.ts";
import { removeMember } from "#lib/workspaces/members/remove-member.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addManyTickets } from "#tests/support/add-many-tickets.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Company, readAll, startOver } from "./read-all.ts";

await useTestDatabase();

const count = 1_300;
let acme: Company;
let bolt: Company;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  for (const { workspaceId, mobile } of [acme, bolt]) {
    await addManyTickets({ workspaceId, productId: mobile.id, count });
  }
});

beforeEach(startOver);

const productKey = "MOB";
const all = (address: string) => ({ query: readInboxQuery(new URLSearchParams(address)) });
const run = ({ workspaceId }: Company = acme) =>
  runBulks(scopeOf({ workspaceId }), new AbortController().signal);
const start = (wish: Partial<Wish>, member = acme.member) =>
  startBulk(member, {
    ...{ productKey, property: "status", value: "done", meant: all("view=all") },
    ...wish,
  });

test("a selection of 500 is done at once, and says so line by line", async () => {
  const before = await readAll(acme);
  const ticketIds = before.slice(0, 500).map(({ id }) => id);
  const bulk = await start({ meant: { ticketIds } });
  const differed = before.slice(0, 500).filter(({ status }) => status !== "done").length;
  expect(bulk).toMatchObject({ state: "done", total: 500, changed: differed });
  const after = await readAll(acme);
  expect(after.slice(0, 500).every(({ status }) => status === "done")).toBe(true);
  expect(after.slice(500)).toEqual(before.slice(500));
  const lines = await database.ticketActivity.findMany({
    where: { workspaceId: acme.workspaceId },
    select: { kind: true, actorName: true, detail: true },
  });
  expect(lines).toHaveLength(differed);
  expect(new Set(lines.map((line) => JSON.stringify(line)))).toEqual(
    new Set(['{"kind":"status_changed","actorName":"Noor Haddad","detail":"done"}']),
  );
});

test("all that match are meant as they are when it is asked, though the change takes them out of the list", async () => {
  const before = await readAll(acme);
  const bulk = await start({ meant: all("") });
  const isOpen = ({ status }: { status: string }) => status === "todo" || status === "in_progress";
  expect(bulk).toMatchObject({
    state: "running",
    changed: 500,
    total: before.filter(isOpen).length,
  });
  const { id: late } = before.find(({ status }) => status === "canceled") ?? { id: "" };
  await pool().query("update feedback_tickets set status = 'todo' where id = $1", [late]);
  await run();
  const after = await readAll(acme);
  expect(after.filter(isOpen).map(({ id }) => id)).toEqual([late]);
  expect(after.filter(({ status }) => status === "canceled")).toHaveLength(count / 4 - 1);
  const { member, mobile } = acme;
  const found = await findBulk(member, { productId: mobile.id });
  expect(found).toMatchObject({ id: bulk.id, state: "done", changed: 650, seen: 650, total: 650 });
});

test("what somebody changes while it runs stays, and a bulk action asked for later has the last word", async () => {
  const first = await start({ value: "done" });
  const rest = (await readAll(acme)).filter(({ status }) => status === "canceled");
  const [one, two, three] = rest.slice(-3);
  if (!one || !two || !three) throw new Error("Nothing is left to change");
  await changeStatus(acme.colleague, {
    ...{ ticketId: `MOB-${one.number}`, status: "in_progress", seen: "canceled" },
  });
  const second = await start({ value: "todo", meant: { ticketIds: [two.id] } }, acme.colleague);
  await start({ value: "canceled", meant: { ticketIds: [three.id] } }, acme.colleague);
  await run();
  const after = await readAll(acme);
  const statusOf = (wanted: string) => after.find(({ id }) => id === wanted)?.status;
  expect([one.id, two.id, three.id].map(statusOf)).toEqual(["in_progress", "todo", "canceled"]);
  expect(after.filter(({ status }) => status !== "done")).toHaveLength(3);
  expect(second.state).toBe("done");
  expect(first.total).toBe(count);
});

test("one that is taken back half-way leaves to an earlier one what it had not come to yet", async () => {
  const first = await start({ value: "done" });
  const later = await start({ value: "canceled" }, acme.colleague);
  await transaction((tx) => takeTurn(tx, acme.member, first.id));
  await undoBulk(acme.colleague, { productKey, bulkId: later.id });
  await run();
  const after = await readAll(acme);
  expect(after.slice(500).every(({ status }) => status === "done")).toBe(true);
});

test("two at once over the same tickets wait for neither, and taking both back loses nothing", async () => {
  const before = await readAll(acme);
  const [one, two] = await Promise.all([
    start({ value: "done" }),
    start({ value: "canceled" }, acme.colleague),
  ]);
  await Promise.all([run(), run(), run()]);
  const statuses = new Set((await readAll(acme)).map(({ status }) => status));
  expect(statuses.size).toBe(1);
  const [last, first] = statuses.has("canceled")
    ? ([
        [acme.colleague, two],
        [acme.member, one],
      ] as const)
    : ([
        [acme.member, one],
        [acme.colleague, two],
      ] as const);
  for (const [member, { id: bulkId }] of [last, first]) {
    await undoBulk(member, { productKey, bulkId });
    await run();
  }
  expect(await readAll(acme)).toEqual(before);
});

test("nothing of another workspace or product is changed, found or undone", async () => {
  const theirs = await readAll(bolt);
  const ticketIds = theirs.slice(0, 20).map(({ id }) => id);
  expect(await start({ meant: { ticketIds } })).toMatchObject({
    total: 0,
    changed: 0,
    state: "done",
  });
  expect(await start({ productKey: "WEB" })).toMatchObject({ total: 0 });
  const bulk = await start({ value: "canceled" });
  await expect(undoBulk(bolt.member, { productKey, bulkId: bulk.id })).rejects.toThrow("not_found");
  await expect(undoBulk(acme.member, { productKey: "WEB", bulkId: bulk.id })).rejects.toThrow();
  await expect(undoBulk(acme.colleague, { productKey, bulkId: bulk.id })).rejects.toThrow();
  await expect(start({ productKey: "ZZZ" })).rejects.toThrow("not_found");
  expect(await findBulk(bolt.member, { productId: acme.mobile.id })).toBeNull();
  expect(await findBulk(acme.colleague, { productId: acme.mobile.id })).toBeNull();
  await run();
  await run(bolt);
  expect(await readAll(bolt)).toEqual(theirs);
});

test("only admins delete, and one who is none any more stops in the middle", async () => {
  await expect(start({ property: "deleted", value: "yes" })).rejects.toMatchObject({
    code: "conflict",
    message: "Only owners and admins of the workspace can delete tickets.",
  });
  const { workspaceId } = acme;
  const { member: owner } = await addPerson({ workspaceId, role: "owner" });
  const { member: admin } = await addPerson({ workspaceId, role: "admin" });
  const bulk = await start({ property: "deleted", value: "yes" }, admin);
  if (!isAdmin(owner)) throw new Error("The owner is no admin");
  await changeRole(owner, { userId: admin.userId, role: "member", seen: "admin" });
  await run();
  const deleted = async () => (await readAll(acme)).filter(({ is_deleted }) => is_deleted).length;
  expect(await deleted()).toBe(500);
  expect(await findBulk(admin, { productId: acme.mobile.id })).toMatchObject({
    ...{ state: "failed", changed: 500, total: count },
    failure: "Only owners and admins of the workspace can delete tickets.",
  });
  expect(await undoBulk(owner, { productKey, bulkId: bulk.id })).toMatchObject({ state: "undone" });
  expect(await deleted()).toBe(0);
});

test("who is removed stops in the middle, and so does an assignment to them", async () => {
  const { workspaceId, mobile, member } = acme;
  const { member: owner } = await addPerson({ workspaceId, role: "owner" });
  const { member: colleague } = await addPerson({ workspaceId, role: "member" });
  if (!isAdmin(owner)) throw new Error("The owner is no admin");
  await start({ value: "done" }, colleague);
  await start({ property: "assignee", value: colleague.userId });
  await removeMember(owner, colleague.userId);
  await run();
  const after = await readAll(acme);
  expect(after.filter(({ status }) => status === "done").length).toBeLessThan(count);
  expect(after.every(({ assignee_id }) => assignee_id === null)).toBe(true);
  expect(await findBulk(member, { productId: mobile.id })).toMatchObject({
    ...{ state: "failed", failure: "This person is not a member of the workspace." },
  });
});

test("an assignment to somebody of elsewhere is refused and leaves nothing behind", async () => {
  const wish = { property: "assignee", value: bolt.member.userId } as const;
  await expect(start(wish)).rejects.toMatchObject({ code: "conflict" });
  expect(await findBulk(acme.member, { productId: acme.mobile.id })).toBeNull();
});

test("whoever gets many tickets is told once, when all of them are theirs", async () => {
  const { workspaceId, colleague, member } = acme;
  const told = () =>
    database.notification.findMany({
      where: { workspaceId },
      select: { userId: true, kind: true, detail: true, ticketId: true },
    });
  await start({ property: "assignee", value: colleague.userId });
  expect(await told()).toEqual([]);
  await run();
  const of = { userId: colleague.userId, kind: "assigned" };
  expect(await told()).toEqual([{ ...of, detail: `MOB ${count}`, ticketId: null }]);
  await start({ property: "assignee", value: member.userId });
  await run();
  expect(await told()).toHaveLength(1);
});

test("a bulk action and what it kept are forgotten after a week, whole or not at all", async () => {
  const [old, young] = [await start({ value: "todo" }), await start({ value: "canceled" })];
  await run();
  await pool().query(
    "update bulk_actions set ended_at = now() - interval '8 days' where id = $1::uuid",
    [old.id],
  );
  await forgetOldBulks();
  const where = { workspaceId: acme.workspaceId };
  const left = await database.bulkChange.groupBy({ by: ["bulkId"], where, _count: true });
  expect(left.map(({ bulkId }) => bulkId)).toEqual([young.id]);
  expect(await database.bulkAction.count({ where })).toBe(1);
});
