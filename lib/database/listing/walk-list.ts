import { join, type Sql, sql } from "#lib/database/sql.ts";
import { askPlainly } from "./ask-plainly.ts";
import type { Cursor } from "./cursor.ts";
import { partOf, partsFrom, type SortKey } from "./sort-order.ts";

export type Key = { id: string; value: string | null };

/** How many rows. `rowByRow` for what the planner thinks to be rarer than it is. */
export type Walking = { first: number; most: number; rowByRow: boolean };

/** What was walked without meeting enough, and how many were met. */
export type Stretch = { first: Key; last: Key; rows: number; met: number };

type Walked = { keys: Key[]; stretch: Stretch | null };
type Listing = { rows: Sql; filter: Sql[]; key: SortKey; direction: "asc" | "desc" };
type From = { cursor: Cursor | null; wanted: number };

/** As many times as long as the stretch is what lies before the last that is wanted, likely. */
export function timesBeyond({ met }: Stretch, wanted: number): number {
  return (margin * wanted) / (met + 1);
}

const margin = 1.5;

/** A list in its order: a first stretch, and where that says that it is not far, as far as is needed. */
export async function walkList(listing: Listing, from: From, walking: Walking): Promise<Walked> {
  const { first, most, rowByRow } = walking;
  const near = await walk(listing, from, { rows: first, rowByRow });
  if (!near.stretch) return near;
  const wanted = from.wanted - near.keys.length;
  const likely = Math.ceil(first * timesBeyond(near.stretch, wanted));
  if (first + likely > most) return near;
  const cursor = { way: from.cursor?.way ?? "after", ...near.stretch.last };
  const further = await walk(listing, { cursor, wanted }, { rows: likely, rowByRow });
  const keys = [...near.keys, ...further.keys];
  const { stretch } = further;
  const rows = first + likely;
  const both = stretch && { ...stretch, first: near.stretch.first, rows, met: keys.length };
  return { keys, stretch: both };
}

type Stretched = { keys: Key[]; first: Key | null; last: Key | null };

async function walk(
  listing: Listing,
  { cursor, wanted }: From,
  { rows, rowByRow }: { rows: number; rowByRow: boolean },
): Promise<Walked> {
  const keys: Key[] = [];
  for (const part of partsFrom(cursor)) {
    const { beyond, order, value } = partOf(listing, part, cursor);
    const near = sql`${listing.rows} and ${beyond} order by ${order}`;
    const edge = (place: number) =>
      sql`(select to_json(e) from (select r.id, ${value} as value ${near} offset ${place} limit 1) e)`;
    const query = sql`
      select ${edge(0)} as first, ${edge(rows - 1)} as last, (select coalesce(json_agg(k), '[]') from (
        select r.id, ${value} as value from (select r.* ${near} limit ${rows}) r
        where ${join(listing.filter, " and ")} order by ${order} limit ${wanted - keys.length}) k) as keys`;
    const [read] = await askPlainly<Stretched>(query, { rowByRow });
    keys.push(...(read?.keys ?? []));
    if (keys.length === wanted) break;
    if (read?.first && read.last) {
      return { keys, stretch: { first: read.first, last: read.last, rows, met: keys.length } };
    }
  }
  return { keys, stretch: null };
}
