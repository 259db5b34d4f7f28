import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";

type Options = { isInteractive?: boolean };

// Of Intercom's public apps, per ten seconds: what is believed until the first answer says otherwise.
const assumedLimit = 1_666;
const assumedWindow = "interval '10 seconds'";
const shareForPeople = 10;

/**
 * Takes one call from the budget that all processes share. Null: call now; otherwise when to ask again. A tenth of the
 * budget is left to calls that a person waits for.
 */
export async function takeCall(
  { workspaceId }: Scope,
  { isInteractive = false }: Options = {},
): Promise<Date | null> {
  const reserved = isInteractive ? "0" : `b."limit" / ${shareForPeople}`;
  const taken = await pool().query(
    `INSERT INTO rate_budgets AS b (workspace_id, "limit", remaining, resets_at)
     VALUES ($1, ${assumedLimit}, ${assumedLimit - 1}, clock_timestamp() + ${assumedWindow})
     ON CONFLICT (workspace_id) DO UPDATE SET
       remaining = CASE WHEN b.resets_at <= clock_timestamp() THEN b."limit" ELSE b.remaining END - 1,
       resets_at = CASE WHEN b.resets_at <= clock_timestamp()
         THEN clock_timestamp() + ${assumedWindow} ELSE b.resets_at END
     WHERE b.resets_at <= clock_timestamp() OR b.remaining > ${reserved}
     RETURNING set_config('synchronous_commit', 'off', true)`,
    [workspaceId],
  );
  if (taken.rowCount === 1) return null;
  const { rows } = await pool().query<{ waitMs: number }>(
    `SELECT greatest(0, extract(epoch FROM resets_at - clock_timestamp()) * 1000)::float8 AS "waitMs"
     FROM rate_budgets WHERE workspace_id = $1`,
    [workspaceId],
  );
  const jitterMs = 10 + Math.random() * 90;
  return new Date(Date.now() + (rows[0]?.waitMs ?? 0) + jitterMs);
}
