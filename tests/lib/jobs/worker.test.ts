import { afterAll, expect, test } from "vitest";
import { pool } from "#lib/database/pool.ts";
import { eventually } from "#tests/support/eventually.ts";
import { contactStory } from "#tests/support/imported-contacts.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
const worker = await startWorker({ databaseUrl, intercom });
afterAll(() => worker.kill());

async function holders(): Promise<{ isPresent: boolean }[]> {
  const { rows } = await pool().query(`
    SELECT EXISTS (
      SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
        AND (classid::bigint << 32 | objid::bigint) = hashtextextended(locked_by, 0)) AS "isPresent"
    FROM graphile_worker._private_job_queues WHERE queue_name LIKE 'contacts:%' AND locked_by IS NOT NULL`);
  return rows;
}

test("whoever holds a job shows that it lives, so that no other begins the same however long it takes", async () => {
  const { turn } = await contactStory(intercom);
  intercom.failNext(/^GET \/contacts$/, { delayMs: 10_000 });
  await turn(true);
  await eventually(async () => (await holders()).length > 0);
  expect(await holders()).toEqual([{ isPresent: true }]);
});
