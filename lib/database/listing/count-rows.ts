import { database } from "#lib/database/client.ts";
import { join, type Sql, sql } from "#lib/database/sql.ts";
import { sqlStateOf } from "#lib/database/sql-state.ts";
import { askPlainly } from "./ask-plainly.ts";

export const countedUpTo = 10_001;
const longestMs = 250;
const statementTimeout = "57014";

type Counted = { count: number };
type Filtered = { rows: Sql; filter: Sql[] };

/** Rows of `from … where …`, which an index holds; 10,001 means more than 10,000. */
export async function countRows(rows: Sql): Promise<number> {
  const [counted] = await database.$queryRaw<Counted[]>(counting(rows));
  return counted?.count ?? 0;
}

/**
 * The same of those that meet a filter. Null where it takes long: they may be anywhere among a million, and a number is
 * not worth reading them all.
 */
export async function countMatching({ rows, filter }: Filtered): Promise<number | null> {
  try {
    const matching = counting(sql`${rows} and ${join(filter, " and ")}`);
    const [counted] = await askPlainly<Counted>(matching, { longestMs });
    return counted?.count ?? 0;
  } catch (error) {
    if (sqlStateOf(error) === statementTimeout) return null;
    throw error;
  }
}

function counting(rows: Sql): Sql {
  return sql`select count(*)::int as count from (select ${rows} limit ${countedUpTo}) counted`;
}
