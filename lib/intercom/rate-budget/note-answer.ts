import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";
import { readReset, readRetryAt } from "#lib/intercom/client/read-retry-at.ts";

const sameMomentMs = 100;
// Intercom's windows are ten seconds long, and told of in whole seconds.
const nextWindowMs = 1_500;
const longestWaitSeconds = 60;

type Answer = { status: number; headers: Headers };

/**
 * Holds the budget to what Intercom's headers say of the window. Other calls may be under way that the headers do not
 * count yet, so that within a window the lower figure counts; what is taken stays taken when the limit turns out to be
 * another. A window that ends clearly later is the next one, of which nothing was taken. After a 429 nothing is left.
 */
export async function noteAnswer({ workspaceId }: Scope, { status, headers }: Answer) {
  const now = new Date();
  const header = headers.get("x-ratelimit-reset");
  const believed = readReset(header, now);
  if (status === 429 && believed === null) return closeForLonger(workspaceId);
  const reset = status === 429 ? readRetryAt(header, now) : believed;
  const limit = readCount(headers.get("x-ratelimit-limit"));
  const remaining = status === 429 ? 0 : readCount(headers.get("x-ratelimit-remaining"));
  const isTold = reset !== null && remaining !== null;
  await pool().query(
    `UPDATE rate_budgets SET
       "limit" = coalesce($2::int, "limit"),
       remaining = CASE WHEN ${untilReset} < $4::float8 - ${nextWindowMs} THEN $3::int
         ELSE least(remaining + coalesce($2::int, "limit") - "limit", $3::int) END,
       resets_at = coalesce(clock_timestamp() + $4::float8 * interval '1 millisecond', resets_at),
       refusals = 0
     WHERE workspace_id = $1 AND (
       refusals > 0 OR "limit" <> coalesce($2::int, "limit") OR remaining > $3::int
       OR abs(${untilReset} - $4::float8) > ${sameMomentMs})`,
    [
      workspaceId,
      isTold && limit !== 0 ? limit : null,
      isTold ? remaining : null,
      isTold ? reset.getTime() - now.getTime() : null,
    ],
  );
}

const untilReset = "extract(epoch FROM resets_at - clock_timestamp()) * 1000";

/** Refused without a word of until when: 1, 2, 4 … 60 seconds, however many are refused at once. */
async function closeForLonger(workspaceId: string): Promise<void> {
  await pool().query(
    `UPDATE rate_budgets SET remaining = 0, refusals = refusals + 1,
       resets_at = clock_timestamp() + least(${longestWaitSeconds}, 2 ^ least(refusals, 10)) * interval '1 second'
     WHERE workspace_id = $1 AND (remaining > 0 OR resets_at <= clock_timestamp())`,
    [workspaceId],
  );
}

function readCount(header: string | null): number | null {
  const count = header === null || header.trim() === "" ? Number.NaN : Number(header);
  return Number.isSafeInteger(count) && count >= 0 && count < 2 ** 31 ? count : null;
}
