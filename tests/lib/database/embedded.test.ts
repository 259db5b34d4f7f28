import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { prepareEmbedded } from "#lib/database/embedded.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "timebook-embedded-"));
  chmodSync(folder, 0o711);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

function postmaster(): number {
  return Number(readFileSync(path.join(folder, "pg/postmaster.pid"), "utf8").split("\n")[0]);
}

test("a row that was acknowledged outlives kill -9, and the database comes back by itself", async () => {
  const database = await prepareEmbedded({ folder });
  await database.start();
  await query(database.url, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");
  const killed = postmaster();
  process.kill(killed, "SIGKILL");
  await vi.waitFor(
    async () => expect(await query(database.url, "SELECT id FROM kept")).toEqual([{ id: 1 }]),
    { timeout: 30_000, interval: 200 },
  );
  expect(postmaster()).not.toBe(killed);
  await database.stop();
  expect(existsSync(path.join(folder, "pg/postmaster.pid"))).toBe(false);
});

test("two starts on one folder share one PostgreSQL, which ends with the last of them", async () => {
  const [one, two] = await Promise.all([prepareEmbedded({ folder }), prepareEmbedded({ folder })]);
  await Promise.all([one.start(), two.start()]);
  expect(two.url).toBe(one.url);
  await one.stop();
  expect(await query(two.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await two.stop();
  await expect(query(two.url, "SELECT 1")).rejects.toThrow();
});

test("a later start keeps data and address, and only the owner reads the password", async () => {
  const first = await prepareEmbedded({ folder });
  await first.start();
  await query(first.url, "CREATE TABLE kept AS SELECT 1 AS id");
  await first.stop();
  const second = await prepareEmbedded({ folder });
  await second.start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "SELECT id FROM kept")).toEqual([{ id: 1 }]);
  await second.stop();
  expect(statSync(path.join(folder, "postgres.json")).mode & 0o777).toBe(0o600);
});

test("the file with the password is written once, and anew as a whole where the port has changed", async () => {
  const file = path.join(folder, "postgres.json");
  const first = await prepareEmbedded({ folder });
  const written = statSync(file);
  await prepareEmbedded({ folder });
  expect(statSync(file)).toMatchObject({ ino: written.ino, mtimeMs: written.mtimeMs });
  const { port, password } = new URL(first.url);
  const taken = createServer().listen(Number(port), "127.0.0.1");
  await once(taken, "listening");
  const moved = new URL((await prepareEmbedded({ folder })).url);
  taken.close();
  expect(moved.port).not.toBe(port);
  expect(moved.password).toBe(password);
  // Another file took its place: it was never there in part.
  expect(statSync(file).ino).not.toBe(written.ino);
});

test("it has the extensions that search needs", async () => {
  const database = await prepareEmbedded({ folder });
  await database.start();
  await query(database.url, "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent");
  expect(await query(database.url, "SELECT unaccent('é') AS plain")).toEqual([{ plain: "e" }]);
  await database.stop();
});
