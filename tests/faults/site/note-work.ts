import type { Site } from "./start-site.ts";

/** Has the database note every claim of a delivery and every job of the timetable, from here on. */
export async function noteWork({ db }: Site): Promise<void> {
  await db.query(`
    CREATE TABLE claims (delivery uuid, lease uuid, was_held boolean);
    CREATE FUNCTION note_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO claims VALUES (NEW.id, NEW.lease_id, coalesce(OLD.lease_until > now(), false));
      RETURN NULL;
    END $$;
    CREATE TRIGGER note_claim AFTER UPDATE ON deliveries FOR EACH ROW
      WHEN (NEW.lease_id IS NOT NULL AND NEW.lease_id IS DISTINCT FROM OLD.lease_id)
      EXECUTE FUNCTION note_claim();

    CREATE TABLE runs (task text, due text, event text);
    CREATE FUNCTION note_run() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE job graphile_worker._private_jobs := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    BEGIN
      INSERT INTO runs SELECT identifier, job.payload #>> '{_cron,ts}', lower(TG_OP)
      FROM graphile_worker._private_tasks WHERE id = job.task_id AND job.payload::jsonb ? '_cron';
      RETURN NULL;
    END $$;
    CREATE TRIGGER note_run AFTER INSERT OR DELETE ON graphile_worker._private_jobs
      FOR EACH ROW EXECUTE FUNCTION note_run();`);
}

/** How many deliveries were claimed how often, and of the claims how many while another one held. */
export async function readClaims({ db }: Site) {
  const { rows } = await db.query<Record<"claims" | "deliveries" | "leases" | "held", number>>(`
    SELECT count(*)::int AS claims, count(DISTINCT delivery)::int AS deliveries,
      count(DISTINCT (delivery, lease))::int AS leases, count(*) FILTER (WHERE was_held)::int AS held
    FROM claims`);
  return rows[0];
}

/** For each minute and task how often it was queued and how often it came to its end. */
export async function readRuns({ db }: Site) {
  const { rows } = await db.query<{ task: string; due: string; queued: number; ended: number }>(`
    SELECT task, due, count(*) FILTER (WHERE event = 'insert')::int AS queued,
      count(*) FILTER (WHERE event = 'delete')::int AS ended
    FROM runs GROUP BY task, due ORDER BY due, task`);
  return rows;
}
