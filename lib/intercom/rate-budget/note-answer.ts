import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";
import { readReset } from "#lib/intercom/client/read-retry-at.ts";

type Answer = { status: number; headers: Headers };

/**
 * Holds the budget to what Intercom's headers say of the window. Other calls may be under way that the headers do not
 * count yet, so that within a window the lower figure counts. After a 429 nothing is left.
 */
export async function noteAnswer({ workspaceId }: Scope, { status, headers }: Answer) {
  const now = new Date();
  const reset = readReset(headers.get("x-ratelimit-reset"), now);
  const limit = readCount(headers.get("x-ratelimit-limit"));
  const remaining = status === 429 ? 0 : readCount(headers.get("x-ratelimit-remaining"));
  if (reset === null || remaining === null) return;
  await pool().query(
    `UPDATE rate_budgets SET
       "limit" = coalesce($2, "limit"),
       remaining = least(remaining, $3),
       resets_at = clock_timestamp() + $4 * interval '1 millisecond'
     WHERE workspace_id = $1`,
    [workspaceId, limit === 0 ? null : limit, remaining, reset.getTime() - now.getTime()],
  );
}

function readCount(header: string | null): number | null {
  const count = header === null || header.trim() === "" ? Number.NaN : Number(header);
  return Number.isSafeInteger(count) && count >= 0 && count < 2 ** 31 ? count : null;
}
