import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { findBulk } from "#lib/feedback/bulk/find-bulk.ts";
import { startBulk } from "#lib/feedback/bulk/start-bulk.ts";
import { undoBulk } from "#lib/feedback/bulk/undoing/undo-bulk.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { stopListening, subscribe } from "#lib/live.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addManyTickets } from "#tests/support/add-many-tickets.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Company, readAll } from "./read-all.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
const count = 20_000;
const productKey = "MOB";
let acme: Company;
let bolt: Company;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId, mobile } = acme;
  await addManyTickets({ workspaceId, productId: mobile.id, count });
  await addManyTickets({ workspaceId: bolt.workspaceId, productId: bolt.mobile.id, count: 100 });
}, 300_000);

afterAll(stopListening);

const progress = () => findBulk(acme.member, { productId: acme.mobile.id });

async function startDyingWorker() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "bulk-"));
  const env = { FAULT_TRACE: path.join(folder, "trace"), FAULT_MODE: "kill", FAULT_AT: "5" };
  return startWorker({ databaseUrl, intercom, env });
}

/** Two workers are killed in the middle, a third does the rest. Answers with how often the open pages were told. */
async function workThroughKills(until: "done" | "undone"): Promise<number> {
  let told = 0;
  const stop = subscribe(acme.workspaceId, () => told++);
  for (const seen of [1, 2]) {
    const dying = await startDyingWorker();
    await dying.exited;
    expect((await progress())?.seen, `after kill ${seen}`).toBeGreaterThanOrEqual(1_000 * seen);
  }
  expect((await progress())?.state).not.toBe(until);
  const worker = await startWorker({ databaseUrl, intercom });
  await eventually(async () => (await progress())?.state === until, 120_000);
  await worker.stop();
  stop();
  return told;
}

test("20,000 tickets are changed once each though workers are killed on the way, and the same way back", async () => {
  const [before, theirs] = [await readAll(acme), await readAll(bolt)];
  const query = readInboxQuery(new URLSearchParams("view=all"));
  const bulk = await startBulk(acme.member, {
    ...{ productKey, property: "priority", value: "high", meant: { query } },
  });
  expect(bulk).toMatchObject({ state: "running", total: count });
  expect(await workThroughKills("done")).toBeLessThan(80);
  expect((await readAll(acme)).every(({ priority }) => priority === "high")).toBe(true);
  expect(await progress()).toMatchObject({ changed: (count * 3) / 4, seen: count, total: count });
  const { workspaceId } = acme;
  expect(await database.ticketActivity.count({ where: { workspaceId } })).toBe((count * 3) / 4);

  await undoBulk(acme.member, { productKey, bulkId: bulk.id });
  await workThroughKills("undone");
  expect(await readAll(acme)).toEqual(before);
  expect(await readAll(bolt)).toEqual(theirs);
  expect(await progress()).toMatchObject({ changed: 0 });
  expect(await database.bulkChange.count({ where: { workspaceId } })).toBe(0);
  const { rows } = await pool().query(
    "select count(*)::int as lines from ticket_activity where workspace_id = $1 group by ticket_id",
    [workspaceId],
  );
  expect(rows).toHaveLength((count * 3) / 4);
  expect(rows.every(({ lines }) => lines === 2)).toBe(true);
}, 600_000);
