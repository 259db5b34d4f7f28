import { database } from "#lib/database/client.ts";
import type { Sql } from "#lib/database/sql.ts";

const countedUpTo = 10_001;

/** Rows of `from … where …`; 10,001 means more than 10,000. */
export async function countRows(rows: Sql): Promise<number> {
  const [counted] = await database.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select ${rows} limit ${countedUpTo}) counted`;
  return counted?.count ?? 0;
}
