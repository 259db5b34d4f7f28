import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";
import { readReset } from "#lib/intercom/client/read-retry-at.ts";

const sameWindowMs = 100;

type Answer = { status: number; headers: Headers };

/**
 * Holds the budget to what Intercom's headers say of the window. Other calls may be under way that the headers do not
 * count yet, so that within a window the lower figure counts; what is taken stays taken when the limit turns out to be
 * another. After a 429 nothing is left.
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
       remaining = least(remaining + coalesce($2, "limit") - "limit", $3),
       resets_at = clock_timestamp() + $4 * interval '1 millisecond'
     WHERE workspace_id = $1 AND (
       "limit" <> coalesce($2, "limit") OR remaining > $3
       OR abs(extract(epoch FROM resets_at - clock_timestamp()) * 1000 - $4) > ${sameWindowMs})`,
    [workspaceId, limit === 0 ? null : limit, remaining, reset.getTime() - now.getTime()],
  );
}

function readCount(header: string | null): number | null {
  const count = header === null || header.trim() === "" ? Number.NaN : Number(header);
  return Number.isSafeInteger(count) && count >= 0 && count < 2 ** 31 ? count : null;
}
