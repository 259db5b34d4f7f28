import pg from "pg";
import { newId } from "#lib/database/id.ts";
import { pool } from "#lib/database/pool.ts";
import { faultPoint } from "#lib/fault-point.ts";
import type { Envelope } from "./request/read-envelope.ts";

export type NewDelivery = Envelope & { body: Uint8Array };

type Waiting = {
  delivery: NewDelivery;
  resolve: (stored: boolean) => void;
  reject: (error: unknown) => void;
};

type Queue = { waiting: Waiting[]; writing: boolean };

declare global {
  var timebookDeliveryQueue: Queue | undefined;
}

const largestBatch = 200;
const longestStatementMs = 4_000;

/**
 * Resolves once the delivery is committed: true if it is new for at least one connected workspace.
 * Whatever queued up while the last batch was written is the next batch, so one commit serves many calls.
 */
export function recordDelivery(delivery: NewDelivery): Promise<boolean> {
  return new Promise((resolve, reject) => {
    queue().waiting.push({ delivery, resolve, reject });
    if (!queue().writing) void writeAll();
  });
}

function queue(): Queue {
  globalThis.timebookDeliveryQueue ??= { waiting: [], writing: false };
  return globalThis.timebookDeliveryQueue;
}

async function writeAll(): Promise<void> {
  const { waiting } = queue();
  queue().writing = true;
  while (waiting.length > 0) await writeBatch(waiting.splice(0, largestBatch));
  queue().writing = false;
}

async function writeBatch(batch: Waiting[]): Promise<void> {
  try {
    await faultPoint("commit.before");
    const stored = await insert(batch.map(({ delivery }) => delivery));
    await faultPoint("commit.after");
    for (const [at, { resolve }] of batch.entries()) resolve(stored.has(at));
  } catch (error) {
    // One row that PostgreSQL refuses must not take the others with it. Where the database itself is the
    // trouble, trying each row again would only keep Intercom waiting.
    if (batch.length > 1 && isAboutARow(error)) for (const one of batch) await writeBatch([one]);
    else for (const { reject } of batch) reject(error);
  }
}

/** Data exceptions, broken constraints, exceeded limits: https://www.postgresql.org/docs/current/errcodes-appendix.html */
function isAboutARow(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(22|23|54)/.test(error.code ?? "");
}

/**
 * One row for each workspace connected to the app, and one waiting job for each such workspace.
 * Returns the positions of the deliveries that were new. Rows go in by key, so that two servers cannot deadlock.
 */
async function insert(deliveries: NewDelivery[]): Promise<Set<number>> {
  const query: pg.QueryConfig & { query_timeout: number } = {
    text: `
      WITH given AS (
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bytea[])
          WITH ORDINALITY AS g (id, app_id, notification_id, topic, body, position)
      ), stored AS (
        INSERT INTO deliveries (workspace_id, id, intercom_app_id, notification_id, topic, body)
        SELECT c.workspace_id, g.id, g.app_id, g.notification_id, g.topic, g.body
        FROM given g JOIN intercom_connections c ON c.intercom_app_id = g.app_id
        WHERE c.status <> 'disconnected'
        ORDER BY c.workspace_id, g.notification_id, g.id
        ON CONFLICT (workspace_id, intercom_app_id, notification_id) DO NOTHING
        RETURNING workspace_id, id
      ), jobs AS (
        SELECT (graphile_worker.add_job('drain', json_build_object('workspaceId', workspace_id),
          queue_name := 'drain:' || workspace_id, job_key := 'drain:' || workspace_id)).id
        FROM (SELECT DISTINCT workspace_id FROM stored ORDER BY workspace_id) touched
      )
      SELECT DISTINCT g.position::int - 1 AS position, (SELECT count(*) FROM jobs) AS jobs
      FROM stored JOIN given g USING (id)`,
    values: [
      deliveries.map(() => newId()),
      deliveries.map(({ intercomAppId }) => intercomAppId),
      deliveries.map(({ notificationId }) => notificationId),
      deliveries.map(({ topic }) => topic),
      deliveries.map(({ body }) => body),
    ],
    query_timeout: longestStatementMs,
  };
  const { rows } = await pool().query<{ position: number }>(query);
  return new Set(rows.map(({ position }) => position));
}
