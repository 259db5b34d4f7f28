import type { Tx } from "#lib/database/client.ts";

export type JobName = "drain" | "sweep" | "finish" | "forget" | "reseal";

/**
 * Has the worker look at the workspace's deliveries, now or at `runAt`, if the caller's transaction commits.
 * One waiting job is enough, however many asked for it.
 */
export async function drainLater(tx: Tx, workspaceId: string, runAt?: Date): Promise<void> {
  const queue = `drain:${workspaceId}`;
  const key = runAt ? `${queue}:later` : queue;
  await tx.$queryRaw`
    SELECT id::text FROM graphile_worker.add_job(
      'drain', payload := ${JSON.stringify({ workspaceId })}::json, queue_name := ${queue}::text,
      run_at := ${runAt ?? null}::timestamptz, job_key := ${key}::text)`;
}
