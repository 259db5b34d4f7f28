import { setImmediate } from "node:timers/promises";
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

type Queue = { waiting: Waiting[]; writing: number };

declare global {
  var timebookDeliveryQueue: Queue | undefined;
}

const mostInBatch = 200;
const mostBytesInBatch = 8 * 1024 * 1024;
/** While one batch waits for the disk, the next is already worked on. */
const batchesAtOnce = 3;
const longestStatementMs = 4_000;

/**
 * Resolves once the delivery is committed: true if it is new for at least one connected workspace.
 * Whatever queued up while earlier batches were written is the next batch, so one commit serves many calls.
 */
export function recordDelivery(delivery: NewDelivery): Promise<boolean> {
  return new Promise((resolve, reject) => {
    queue().waiting.push({ delivery, resolve, reject });
    if (queue().writing < batchesAtOnce) void writeAll(queue());
  });
}

function queue(): Queue {
  globalThis.timebookDeliveryQueue ??= { waiting: [], writing: 0 };
  return globalThis.timebookDeliveryQueue;
}

async function writeAll(to: Queue): Promise<void> {
  to.writing++;
  // What the same turn of the event loop has brought comes along.
  await setImmediate();
  while (to.waiting.length > 0) await writeBatch(takeBatch(to.waiting));
  to.writing--;
}

function takeBatch(waiting: Waiting[]): Waiting[] {
  let bytes = 0;
  const tooMany = waiting.findIndex(({ delivery }, at) => {
    bytes += delivery.body.length;
    return at === mostInBatch || (at > 0 && bytes > mostBytesInBatch);
  });
  return waiting.splice(0, tooMany < 0 ? waiting.length : tooMany);
}

async function writeBatch(batch: Waiting[]): Promise<void> {
  try {
    await faultPoint("commit.before");
    const stored = await insert(batch.map(({ delivery }) => delivery));
    await faultPoint("commit.after");
    for (const [at, { resolve }] of batch.entries()) resolve(stored[at] === true);
  } catch (error) {
    // One row that PostgreSQL refuses must not take the others with it. Where the database itself is the
    // trouble, trying each row again would only keep Intercom waiting.
    if (batch.length > 1 && isAboutARow(error)) for (const one of batch) await writeBatch([one]);
    else for (const { reject } of batch) reject(error);
  }
}

/**
 * Data exceptions, broken constraints, deadlocks, exceeded limits:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
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
