import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "#lib/database/migrate.ts";
import { prepareDatabase } from "#lib/database/prepare-database.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  await query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  folder = mkdtempSync(path.join(os.tmpdir(), "timebook-migrations-"));
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

test("of ten starts at once, each migration is applied by exactly one", async () => {
  write("1_first", "CREATE TABLE a (id int); SELECT pg_sleep(0.1);");
  write("2_second", "CREATE TABLE b (id int);");
  const applied = await Promise.all(
    Array.from({ length: 10 }, () => migrate(database.url, folder)),
  );
  expect(applied.flat().sort()).toEqual(["1_first", "2_second"]);
});

test("a migration that fails leaves nothing behind and can be repeated", async () => {
  write("1_first", "CREATE TABLE a (id int); SELECT 1/0;");
  await expect(migrate(database.url, folder)).rejects.toThrow(/1_first.*division by zero/);
  write("1_first", "CREATE TABLE a (id int);");
  expect(await migrate(database.url, folder)).toEqual(["1_first"]);
});

test("a migration that was changed after it was applied stops the start", async () => {
  write("1_first", "CREATE TABLE a (id int);");
  await migrate(database.url, folder);
  write("1_first", "CREATE TABLE a (id bigint);");
  await expect(migrate(database.url, folder)).rejects.toThrow(/1_first was changed/);
});

test("the project's own migrations and the job queue's tables arrive together", async () => {
  expect(await migrate(database.url)).not.toEqual([]);
  expect(await query("SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs")).toEqual([
    { jobs: 0 },
  ]);
});

test("an unreachable database is tried again until it is there", async () => {
  const stop = new AbortController();
  const problems: unknown[] = [];
  const prepared = await prepareDatabase({
    url: "postgresql://nobody@127.0.0.1:1/nothing",
    signal: stop.signal,
    onProblem: (error) => {
      if (problems.push(error) === 2) stop.abort();
    },
  });
  expect(prepared).toBe(false);
  expect(problems).toHaveLength(2);
});
