import pg from "pg";
import { env } from "#lib/env.ts";

const unlockEveryMs = 10_000;
const lockKeyOf = "hashtextextended(locked_by, 0)";

/**
 * Shows by session locks which graphile workers live, and frees the jobs of those that do not:
 * after a SIGKILL their locks would stand for four hours. `onLost` is called when this session breaks,
 * after which others may take our jobs.
 */
export async function keepPresence(onLost: (error: Error) => void) {
  const client = new pg.Client({ connectionString: env().databaseDirectUrl, keepAlive: true });
  client.on("error", onLost);
  await client.connect();
  const unlock = () => unlockAbandoned(client).catch(onLost);
  let last: Promise<unknown> = unlock();
  await last;
  const timer = setInterval(unlock, unlockEveryMs);
  return {
    async enter(workerId: string): Promise<void> {
      // One after the other: workers are made at once, and a client takes one query at a time.
      last = last.then(() =>
        client.query("SELECT pg_advisory_lock_shared(hashtextextended($1, 0))", [workerId]),
      );
      await last;
    },
    async leave(): Promise<void> {
      clearInterval(timer);
      client.off("error", onLost);
      await client.end();
    },
  };
}

/** A lock five seconds old whose worker shows no presence is abandoned; a younger one may belong to a worker just starting. */
async function unlockAbandoned(client: pg.Client): Promise<void> {
  await client.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(locked_by))
    FROM (
      SELECT DISTINCT locked_by FROM graphile_worker._private_jobs
      WHERE locked_at < now() - interval '5 seconds'
      UNION
      SELECT locked_by FROM graphile_worker._private_job_queues
      WHERE locked_at < now() - interval '5 seconds'
    ) holders
    WHERE NOT EXISTS (
      SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (classid::bigint << 32 | objid::bigint) = ${lockKeyOf}
    )
    HAVING count(*) > 0`);
}
