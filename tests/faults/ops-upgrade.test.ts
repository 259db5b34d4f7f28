import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closePool, pool } from "#lib/database/pool.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { checkInvariants, storyEnvironment, untilWorkedOff } from "#tests/support/start-story.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { addEmptyDatabase } from "./ops/empty-database.ts";
import { missingRows, type OldRelease, readRows, writeOldRelease } from "./ops/old-release.ts";
import { useDatabase } from "./ops/use-database.ts";

let intercom: Simulator;
let template: TestDatabase;
let old: OldRelease;
let upgraded: TestDatabase;
const started: App[] = [];

beforeAll(async () => {
  intercom = await startSimulator({ clientId: "ops", clientSecret: "ops-secret" });
  template = await addEmptyDatabase();
  const sim = intercom.addWorkspace({ name: "Acme Support", region: "EU" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  old = await writeOldRelease(template.url, sim);
});
beforeEach(async () => {
  upgraded = await createTestDatabase(template.url);
  await useDatabase(upgraded.url);
  return async () => {
    await Promise.all(started.splice(0).map((app) => app.stop()));
    await closePool();
    await upgraded.drop();
  };
});
afterAll(async () => {
  await intercom?.stop();
  await template?.drop();
});

async function start(): Promise<App> {
  const app = await startApp({ databaseUrl: upgraded.url, env: storyEnvironment(intercom) });
  started.push(app);
  return app;
}

type Applied = { name: string; finished_at: Date | null };

async function applied(): Promise<Applied[]> {
  const { rows } = await pool().query<Applied>(
    `SELECT migration_name AS name, finished_at FROM _prisma_migrations
     UNION ALL SELECT 'queue ' || id, ts FROM graphile_worker.migrations ORDER BY 1`,
  );
  return rows;
}

const ours = readdirSync(path.resolve("prisma/migrations"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("the database of the release before has a row in each of its tables", () => {
  const empty = [...old.rows].flatMap(([table, rows]) => (rows.length === 0 ? [table] : []));
  expect(empty).toEqual([]);
  console.log(`Upgrade: ${old.rows.size} tables of the release before`);
  expect(old.rows.size).toBeGreaterThanOrEqual(27);
});

test("I1 I3 I4 I7 the database of the release before is migrated alone, loses no row, and what waited in it becomes tickets", async () => {
  const app = await start();
  await untilWorkedOff(old.workspaceId, 60_000);
  const expected = ["215470000001", ...old.open].map((id) => `${old.productId} ${id}`);
  await checkInvariants({ expected });
  expect(missingRows(old.rows, await readRows(pool()))).toEqual([]);
  for (const [address, words] of [
    ["/acme/products/MOB/feedback", "A wish that is processing."],
    ["/acme/products/MOB/feedback/MOB-1", "Let me reorder stops on the map."],
  ]) {
    const page = await fetch(`${app.url}${address}`, { headers: { cookie: old.cookie } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(words);
  }
});

test("a second start migrates nothing", async () => {
  await start().then((app) => app.stop());
  const before = await applied();
  expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(ours));
  await start();
  expect(await applied()).toEqual(before);
});

test("of two processes that start at once on the database of the release before, each migration is applied by one", async () => {
  const apps = await Promise.all([start(), start()]);
  await untilWorkedOff(old.workspaceId, 60_000);
  const names = (await applied()).map(({ name }) => name).filter((name) => ours.includes(name));
  expect(names).toEqual(ours.toSorted());
  expect(apps.map((app) => app.logs()).join("")).not.toContain("not ready");
  await checkInvariants({
    expected: ["215470000001", ...old.open].map((id) => `${old.productId} ${id}`),
  });
});
