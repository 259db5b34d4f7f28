import type { Site } from "./start-site.ts";

/** Ends every lease and every lock of a job, as half a minute would that nobody works in. */
export async function passTime({ db }: Site): Promise<void> {
  await db.query(
    "UPDATE deliveries SET lease_until = now() - interval '1 second' WHERE state = 'processing'",
  );
  await db.query(`
    UPDATE graphile_worker._private_jobs SET run_at = least(run_at, now()),
      locked_at = locked_at - interval '1 minute'`);
  await db.query(
    "UPDATE graphile_worker._private_job_queues SET locked_at = locked_at - interval '1 minute'",
  );
}
