import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { countDeliveries } from "#lib/intercom/activity/count-deliveries.ts";
import { listDeliveries } from "#lib/intercom/activity/list-deliveries.ts";
import { replayDeliveries } from "#lib/intercom/activity/replay-deliveries.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let count = 0;
let acme: Awaited<ReturnType<typeof workspace>>;

beforeEach(async () => {
  acme = await workspace();
});

async function workspace() {
  const slug = `acme-${++count}`;
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  return (await addAdmin(workspaceId)).admin;
}

type Kind = { state: "pending" | "done" | "dead"; outcome?: "done" | "ignored" | "failed" };

async function deliver(to: { workspaceId: string }, kinds: Kind[]): Promise<void> {
  await database.delivery.createMany({
    data: kinds.map((kind, index) => ({
      workspaceId: to.workspaceId,
      id: newId(),
      intercomAppId: "r7k2m4qx",
      topic: "conversation_part.tag.created",
      summary: `number ${index}`,
      // All in one microsecond's worth of a group commit: only the id tells them apart.
      receivedAt: new Date("2026-05-12T09:41:00Z"),
      ...kind,
    })),
  });
}

const newest = { filter: "all", before: null } as const;

test("paging by key shows every delivery once, newest first", async () => {
  await deliver(
    acme,
    Array.from({ length: 45 }, () => ({ state: "done", outcome: "done" })),
  );
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page = await listDeliveries(acme, { filter: "all", before });
    seen.push(...page.deliveries.map(({ id }) => id));
    before = page.older;
  } while (before !== null);
  expect(seen).toHaveLength(45);
  expect(new Set(seen).size).toBe(45);
  expect(seen).toEqual(seen.toSorted().reverse());
});

test("the filter keeps to one outcome; what waits for its next try is failed but not replayable", async () => {
  await deliver(acme, [
    { state: "done", outcome: "done" },
    { state: "done", outcome: "ignored" },
    { state: "dead", outcome: "failed" },
    { state: "pending", outcome: "failed" },
    { state: "pending" },
  ]);
  const failed = await listDeliveries(acme, { filter: "failed", before: null });
  expect(failed.deliveries.map(({ canReplay }) => canReplay).sort()).toEqual([false, true]);
  const outcomes = (await listDeliveries(acme, newest)).deliveries.map(({ outcome }) => outcome);
  expect(outcomes.sort()).toEqual(["done", "failed", "failed", "ignored", "waiting"]);
  expect(await countDeliveries(acme)).toEqual({ waiting: 2, dead: 1 });
});

test("replaying puts a given-up delivery back, at once, and has it worked on", async () => {
  await deliver(acme, [
    { state: "dead", outcome: "failed" },
    { state: "dead", outcome: "failed" },
  ]);
  const [first] = (await listDeliveries(acme, newest)).deliveries;
  expect(await replayDeliveries(acme, first?.id)).toBe(1);
  expect(await countDeliveries(acme)).toEqual({ waiting: 1, dead: 1 });
  const [job] = await database.$queryRaw<{ count: number }[]>`
    select count(*)::int from graphile_worker.jobs where key = ${`drain:${acme.workspaceId}`}`;
  expect(job?.count).toBe(1);
  expect(await replayDeliveries(acme)).toBe(1);
  expect(await countDeliveries(acme)).toEqual({ waiting: 2, dead: 0 });
});

test("another workspace's deliveries are neither shown, nor counted, nor replayed, nor paged from", async () => {
  const other = await workspace();
  await deliver(other, [{ state: "dead", outcome: "failed" }]);
  await deliver(acme, [{ state: "done", outcome: "done" }]);
  const [theirs] = (await listDeliveries(other, newest)).deliveries;
  expect((await listDeliveries(acme, newest)).deliveries).toHaveLength(1);
  const paged = await listDeliveries(acme, { filter: "all", before: theirs?.id ?? null });
  expect(paged.deliveries).toEqual([]);
  expect(await replayDeliveries(acme, theirs?.id)).toBe(0);
  expect(await replayDeliveries(acme)).toBe(0);
  expect(await countDeliveries(other)).toEqual({ waiting: 0, dead: 1 });
});
