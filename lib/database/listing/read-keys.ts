import { database } from "#lib/database/client.ts";
import { join, type Sql, sql } from "#lib/database/sql.ts";
import { askPlainly } from "./ask-plainly.ts";
import type { Cursor } from "./cursor.ts";
import { partOf, partsFrom, type SortKey, textOf, wayOf } from "./sort-order.ts";

export type Listing = {
  /** `from … where …`: the whole list, its rows as `r`. It has an index in this order. */
  rows: Sql;
  /** What those of them are like who are looked for. */
  filter: Sql[];
  key: SortKey;
  direction: "asc" | "desc";
  /** How far it is walked, one walk after the other, before all who match are gathered. */
  walks?: Walk[];
};

/** `rowByRow` for what the planner thinks to be rarer than it is. */
export type Walk = { most: number; rowByRow: boolean };

export type Key = { id: string; value: string | null };

type From = { cursor: Cursor | null; wanted: number };

/** About where walking costs as much as gathering, in a list of a million. */
const usualWalks: Walk[] = [{ most: 6_000, rowByRow: false }];

/**
 * Whoever is beyond the cursor, the nearest first. Walking the list in its order finds them soon where many match;
 * gathering all who match, and then sorting them, where few do. How many match, the planner could only guess from the
 * words: so the list is walked first, and not far.
 */
export async function readKeys(listing: Listing, from: From): Promise<Key[]> {
  if (listing.filter.length === 0) return follow(listing, from);
  for (const way of listing.walks ?? usualWalks) {
    const keys = await walk(listing, from, way);
    if (keys) return keys;
  }
  return gather(listing, from);
}

async function follow(listing: Listing, { cursor, wanted }: From): Promise<Key[]> {
  const keys: Key[] = [];
  for (const part of partsFrom(cursor)) {
    if (keys.length === wanted) break;
    const { beyond, order, value } = partOf(listing, part, cursor);
    const found = await database.$queryRaw<Key[]>`
      select r.id::text, ${value} as value ${listing.rows} and ${beyond}
      order by ${order} limit ${wanted - keys.length}`;
    keys.push(...found);
  }
  return keys;
}

/** Null where too many are in between who do not match. */
async function walk(
  listing: Listing,
  { cursor, wanted }: From,
  { most, rowByRow }: Walk,
): Promise<Key[] | null> {
  const keys: Key[] = [];
  let left = most;
  for (const part of partsFrom(cursor)) {
    if (keys.length === wanted) break;
    const { beyond, order, value } = partOf(listing, part, cursor);
    const near = sql`${listing.rows} and ${beyond} order by ${order} limit ${left}`;
    const query = sql`
      select (select count(*)::int from (select ${near}) w) as walked,
        (select coalesce(json_agg(k), '[]') from (
          select r.id, ${value} as value from (select r.* ${near}) r
          where ${join(listing.filter, " and ")} order by ${order} limit ${wanted - keys.length}) k) as found`;
    const [read] = await askPlainly<{ walked: number; found: Key[] }>(query, { rowByRow });
    keys.push(...(read?.found ?? []));
    left -= read?.walked ?? 0;
    if (left === 0 && keys.length < wanted) return null;
  }
  return keys;
}

/** However many match: nobody is left out. */
function gather(listing: Listing, { cursor, wanted }: From): Promise<Key[]> {
  const key = { ...listing.key, column: sql`r.key` };
  const gathered = { ...listing, key };
  const beyond = partsFrom(cursor).map((part) => partOf(gathered, part, cursor).beyond);
  const way = wayOf(listing, cursor);
  return askPlainly<Key>(sql`
    with gathered as materialized (
      select r.id, ${listing.key.column} as key ${listing.rows} and ${join(listing.filter, " and ")})
    select r.id::text, ${textOf(key)} as value from gathered r where ${join(beyond, " or ")}
    order by r.key is null ${cursor?.way === "before" ? sql`desc` : sql`asc`}, r.key ${way}, r.id ${way}
    limit ${wanted}`);
}
