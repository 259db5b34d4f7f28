import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";

export type TakeOptions = {
  /** A person waits for it. */
  isInteractive?: boolean;
};

/** `retryAt` null: call now; otherwise when to ask again. `isPlenty`: more than half of this window's calls are left. */
export type Taken = { retryAt: Date | null; isPlenty: boolean };

// Of Intercom's public apps, per ten seconds: what is believed until the first answer says otherwise.
const assumedLimit = 1_666;
const assumedWindow = "interval '10 seconds'";
const shareForPeople = 10;

/**
 * Takes one call from the budget that all processes share. A tenth of the budget is left to calls that a person waits
 * for. What a crash of the database forgets is calls of its last half second, so that nothing waits for the disk.
 */
export async function takeFromBudget(
  { workspaceId }: Scope,
  { isInteractive = false }: TakeOptions = {},
): Promise<Taken> {
  const reserved = isInteractive ? "0" : `b."limit" / ${shareForPeople}`;
  const { rows: taken } = await pool().query<{ isPlenty: boolean }>(
    `INSERT INTO rate_budgets AS b (workspace_id, "limit", remaining, resets_at)
     VALUES ($1, ${assumedLimit}, ${assumedLimit - 1}, clock_timestamp() + ${assumedWindow})
     ON CONFLICT (workspace_id) DO UPDATE SET
       remaining = CASE WHEN b.resets_at <= clock_timestamp() THEN b."limit" ELSE b.remaining END - 1,
       resets_at = CASE WHEN b.resets_at <= clock_timestamp()
         THEN clock_timestamp() + ${assumedWindow} ELSE b.resets_at END
     WHERE b.resets_at <= clock_timestamp() OR b.remaining > ${reserved}
     RETURNING b.remaining > b."limit" / 2 AS "isPlenty", set_config('synchronous_commit', 'off', true)`,
    [workspaceId],
  );
  const [first] = taken;
  if (first) return { retryAt: null, isPlenty: first.isPlenty };
  return { retryAt: await findNextWindow(workspaceId), isPlenty: false };
}

/** The same for who only wants to know when. Null: call now. */
export async function takeCall(scope: Scope, options?: TakeOptions): Promise<Date | null> {
  const { retryAt } = await takeFromBudget(scope, options);
  return retryAt;
}

async function findNextWindow(workspaceId: string): Promise<Date> {
  const { rows } = await pool().query<{ waitMs: number }>(
    `SELECT greatest(0, extract(epoch FROM resets_at - clock_timestamp()) * 1000)::float8 AS "waitMs"
     FROM rate_budgets WHERE workspace_id = $1`,
    [workspaceId],
  );
  const jitterMs = 10 + Math.random() * 90;
  return new Date(Date.now() + (rows[0]?.waitMs ?? 0) + jitterMs);
}
