import pg from "pg";
import { newId } from "#lib/database/id.ts";
import { pool } from "#lib/database/pool.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { groupCommit } from "#lib/group-commit.ts";
import type { Envelope } from "./request/read-envelope.ts";

export type NewDelivery = Envelope & { body: Uint8Array };

declare global {
  // One queue for the process: Next's bundles have modules of their own.
  var timebookRecordDelivery: ((delivery: NewDelivery) => Promise<boolean>) | undefined;
}

const mostInBatch = 200;
const mostBytesInBatch = 8 * 1024 * 1024;
const batchesAtOnce = 2;
const longestStatementMs = 4_000;

/**
 * Resolves once the delivery is committed: true if it is new for at least one connected workspace.
 * Whatever queued up while earlier batches were written is the next batch, so one commit serves many calls.
 */
export function recordDelivery(delivery: NewDelivery): Promise<boolean> {
  globalThis.timebookRecordDelivery ??= groupCommit({
    write: insertBatch,
    atMost: mostInBatch,
    weightOf: ({ body }) => body.length,
    mostWeight: mostBytesInBatch,
    groupsAtOnce: batchesAtOnce,
    isAboutOne: isAboutARow,
  });
  return globalThis.timebookRecordDelivery(delivery);
}

async function insertBatch(deliveries: NewDelivery[]): Promise<boolean[]> {
  await faultPoint("commit.before");
  const stored = await insert(deliveries);
  await faultPoint("commit.after");
  return stored;
}

/**
 * Data exceptions, broken constraints, deadlocks, exceeded limits. Where the database itself is the trouble, trying
 * each row again would only keep Intercom waiting. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isAboutARow(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(22|23|40|54)/.test(error.code ?? "");
}

/** Which of them were new. The bodies travel as one value: an array of them would be written as hexadecimal text. */
async function insert(deliveries: NewDelivery[]): Promise<boolean[]> {
  const ids = deliveries.map(() => newId());
  const lengths = deliveries.map(({ body }) => body.length);
  const query: pg.QueryConfig & { query_timeout: number } = {
    text: "SELECT record_deliveries($1, $2, $3, $4, $5, $6, $7) AS new_ids",
    values: [
      ids,
      deliveries.map(({ intercomAppId }) => intercomAppId),
      deliveries.map(({ notificationId }) => notificationId),
      deliveries.map(({ topic }) => topic),
      Buffer.concat(deliveries.map(({ body }) => body)),
      startsOf(lengths),
      lengths,
    ],
    query_timeout: longestStatementMs,
  };
  const { rows } = await pool().query<{ new_ids: string[] | null }>(query);
  const stored = new Set(rows[0]?.new_ids);
  return ids.map((id) => stored.has(id));
}

/** Where each of the values starts in all of them together, counted from one as SQL does. */
function startsOf(lengths: number[]): number[] {
  let next = 1;
  return lengths.map((length) => {
    next += length;
    return next - length;
  });
}
