import type { Tx } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";

export type JobName =
  | "drain"
  | "contacts"
  | "attachments"
  | "erase"
  | "delete"
  | "bulk"
  | "sweep"
  | "finish"
  | "tell"
  | "wake"
  | "notify"
  | "forget"
  | "reseal";

/**
 * Has the worker look at the workspace's deliveries, now or at `runAt`, if the caller's transaction commits.
 * One waiting job is enough, however many asked for it.
 */
export async function drainLater(tx: Tx, workspaceId: string, runAt?: Date): Promise<void> {
  const queue = `drain:${workspaceId}`;
  const key = runAt ? `${queue}:later` : queue;
  await addJob(tx, { name: "drain", workspaceId, queue, key, runAt });
}

/** The same for the workspace's import of contacts: who asks last says when. */
export async function contactsLater(tx: Tx, workspaceId: string, runAt?: Date): Promise<void> {
  const queue = `contacts:${workspaceId}`;
  await addJob(tx, { name: "contacts", workspaceId, queue, key: queue, runAt });
}

/** The same for files that are to be copied. */
export async function attachmentsLater(tx: Tx, workspaceId: string): Promise<void> {
  const queue = `attachments:${workspaceId}`;
  await addJob(tx, { name: "attachments", workspaceId, queue, key: queue });
}

/** The same for those who are being erased. The rows say who they are, so that no job does. */
export async function eraseLater(tx: Tx, workspaceId: string): Promise<void> {
  const queue = `erase:${workspaceId}`;
  await addJob(tx, { name: "erase", workspaceId, queue, key: queue });
}

/** The same for a workspace that is being deleted. */
export async function deleteLater(tx: Tx, workspaceId: string, runAt?: Date): Promise<void> {
  const queue = `delete:${workspaceId}`;
  await addJob(tx, { name: "delete", workspaceId, queue, key: queue, runAt });
}

/** The same for the workspace's bulk actions, as far as they are not done. */
export async function bulkLater(tx: Tx, workspaceId: string): Promise<void> {
  const queue = `bulk:${workspaceId}`;
  await addJob(tx, { name: "bulk", workspaceId, queue, key: queue });
}

/** Whether there are jobs that nobody has taken yet. */
export async function doOthersWait(): Promise<boolean> {
  const { rows } = await pool().query(
    `SELECT FROM graphile_worker.jobs
     WHERE run_at <= now() AND locked_at IS NULL AND attempts < max_attempts LIMIT 1`,
  );
  return rows.length > 0;
}

type Job = { name: JobName; workspaceId: string; queue: string; key: string; runAt?: Date };

async function addJob(tx: Tx, { name, workspaceId, queue, key, runAt }: Job): Promise<void> {
  await tx.$queryRaw`
    SELECT id::text FROM graphile_worker.add_job(
      ${name}::text, payload := ${JSON.stringify({ workspaceId })}::json, queue_name := ${queue}::text,
      run_at := ${runAt ?? null}::timestamptz, job_key := ${key}::text)`;
}
