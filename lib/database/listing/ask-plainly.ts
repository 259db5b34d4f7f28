import { database } from "#lib/database/client.ts";
import type { Sql } from "#lib/database/sql.ts";

type How = {
  /** Looks at each row on its own, and does not first gather all that could match. */
  rowByRow?: boolean;
  /** Ends a query that takes longer, with PostgreSQL's 57014. */
  longestMs?: number;
};

/** Without helping processes and compiled plans, whose start takes longer than all that a page may ask for. */
export async function askPlainly<Row>(query: Sql, how: How = {}): Promise<Row[]> {
  const { rowByRow = false, longestMs = 0 } = how;
  const gathering = rowByRow ? "off" : "on";
  const [, rows] = await database.$transaction([
    database.$executeRaw`
      select set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true),
        set_config('statement_timeout', ${String(longestMs)}, true),
        set_config('enable_bitmapscan', ${gathering}, true), set_config('enable_hashjoin', ${gathering}, true),
        set_config('enable_mergejoin', ${gathering}, true)`,
    database.$queryRaw<Row[]>(query),
  ]);
  return rows;
}
