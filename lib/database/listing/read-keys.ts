import { database } from "#lib/database/client.ts";
import { join, type Sql, sql } from "#lib/database/sql.ts";
import { askPlainly } from "./ask-plainly.ts";
import type { Cursor } from "./cursor.ts";
import { periodsBeyond } from "./periods.ts";
import { dateOf, partOf, partsFrom, type SortKey, textOf, wayOf } from "./sort-order.ts";
import { type Key, type Stretch, timesBeyond, type Walking, walkList } from "./walk-list.ts";

export type Listing = {
  /** `from … where …`: the whole list, its rows as `r`. It has an index in this order. */
  rows: Sql;
  /** What those of them are like who are looked for. */
  filter: Sql[];
  /** The same of those within some days, months or years, where an index knows when they are on the list. */
  filterWithin?: (periods: string[]) => Sql[];
  key: SortKey;
  direction: "asc" | "desc";
  /** Null where none is soon met. */
  walking?: Walking | null;
};

type From = { cursor: Cursor | null; wanted: number };

/** About where walking costs as much as gathering, in a list of a million. */
const usual: Walking = { first: 6_000, most: 6_000, rowByRow: false };

/**
 * Whoever is beyond the cursor, the nearest first. Walking the list in its order finds them soon where many match;
 * gathering all who match, and then sorting them, where few do. How many match, the planner could only guess from the
 * words: so the list is walked first, and not far.
 */
export async function readKeys(listing: Listing, from: From): Promise<Key[]> {
  const { filter, walking = usual } = listing;
  if (filter.length === 0) return follow(listing, from);
  if (!walking) return gather(listing, filter, from);
  const met = await walkList(listing, from, walking);
  if (!met.stretch) return met.keys;
  const { keys, stretch } = met;
  const way = from.cursor?.way ?? "after";
  const rest = { cursor: { way, ...stretch.last }, wanted: from.wanted - keys.length };
  return [...keys, ...(await gatherBeyond(listing, rest, stretch))];
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

/** First of the time that is likely to have enough of them. All of it is looked through, so that none is left out. */
async function gatherBeyond(
  { filterWithin, ...listing }: Listing,
  from: From,
  stretch: Stretch,
): Promise<Key[]> {
  if (filterWithin) {
    const span = { from: dateOf(stretch.first.value), to: dateOf(stretch.last.value) };
    for (const periods of periodsBeyond(span, timesBeyond(stretch, from.wanted))) {
      const found = await gather(listing, filterWithin(periods), from);
      if (found.length === from.wanted) return found;
    }
  }
  return gather(listing, listing.filter, from);
}

/** However many match: nobody is left out. */
function gather(
  listing: Pick<Listing, "rows" | "key" | "direction">,
  filter: Sql[],
  { cursor, wanted }: From,
): Promise<Key[]> {
  const key = { ...listing.key, column: sql`r.key` };
  const gathered = { ...listing, key };
  const beyond = partsFrom(cursor).map((part) => partOf(gathered, part, cursor).beyond);
  const way = wayOf(listing, cursor);
  return askPlainly<Key>(sql`
    with gathered as materialized (
      select r.id, ${listing.key.column} as key ${listing.rows} and ${join(filter, " and ")})
    select r.id::text, ${textOf(key)} as value from gathered r where ${join(beyond, " or ")}
    order by r.key is null ${cursor?.way === "before" ? sql`desc` : sql`asc`}, r.key ${way}, r.id ${way}
    limit ${wanted}`);
}
