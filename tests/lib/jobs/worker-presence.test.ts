import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepPresence } from "#lib/jobs/worker-presence.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url } = await useTestDatabase();
const client = new pg.Client({ connectionString: url });
const fail = (error: Error) => {
  throw error;
};

beforeAll(() => client.connect());
afterAll(() => client.end());

async function lockJob(key: string, workerId: string, secondsAgo: number): Promise<void> {
  await client.query("SELECT graphile_worker.add_job('drain', job_key := $1, queue_name := $1)", [
    key,
  ]);
  await client.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now() - make_interval(secs => $3) WHERE key = $1`,
    [key, workerId, secondsAgo],
  );
  await client.query(
    `UPDATE graphile_worker._private_job_queues SET locked_by = $2, locked_at = now() - make_interval(secs => $3) WHERE queue_name = $1`,
    [key, workerId, secondsAgo],
  );
}

async function lockedKeys(): Promise<string[]> {
  const { rows } = await client.query(
    "SELECT key FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL ORDER BY key",
  );
  return rows.map(({ key }) => key);
}

test("jobs and queues of a worker that is gone are freed, those of a living or just started one are not", async () => {
  // Many ids, so that hashes with either sign are among them.
  const living = Array.from({ length: 20 }, (_, index) => `living-${index}`);
  const first = await keepPresence(fail);
  for (const id of living) await first.enter(id);
  for (const id of living) await lockJob(id, id, 60);
  for (let index = 0; index < 20; index++) await lockJob(`gone-${index}`, `gone-${index}`, 60);
  await lockJob("young", "young", 1);
  const second = await keepPresence(fail);
  expect(await lockedKeys()).toEqual([...living, "young"].sort());
  const { rows } = await client.query(
    "SELECT queue_name FROM graphile_worker._private_job_queues WHERE locked_by LIKE 'gone-%'",
  );
  expect(rows).toEqual([]);
  await first.leave();
  const third = await keepPresence(fail);
  expect(await lockedKeys()).toEqual(["young"]);
  await second.leave();
  await third.leave();
});
