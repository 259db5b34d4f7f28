import type { Tx } from "#lib/database/client.ts";

export type JobName = "drain" | "sweep" | "forget";

type JobOptions = { key?: string; runAt?: Date; queue?: string };

/** Queues a job with the caller's transaction: it exists if and only if that commits. */
export async function addJob(
  tx: Tx,
  name: JobName,
  payload: Record<string, string>,
  options: JobOptions = {},
): Promise<void> {
  await tx.$queryRaw`
    SELECT id::text FROM graphile_worker.add_job(
      ${name}::text, payload := ${JSON.stringify(payload)}::json, queue_name := ${options.queue ?? null}::text,
      run_at := ${options.runAt ?? null}::timestamptz, job_key := ${options.key ?? null}::text)`;
}

/** Has the worker look at the workspace's deliveries. One waiting job is enough, however many asked for it. */
export async function drainLater(tx: Tx, workspaceId: string, runAt?: Date): Promise<void> {
  const name = `drain:${workspaceId}`;
  await addJob(
    tx,
    "drain",
    { workspaceId },
    { key: runAt ? `${name}:later` : name, queue: name, runAt },
  );
}
