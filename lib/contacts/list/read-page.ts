import { database } from "#lib/database/client.ts";
import { empty, type Sql, sql } from "#lib/database/sql.ts";
import { type Cursor, readCursor, writeCursor } from "./cursor.ts";

/** What a list is sorted by. Times are compared in whole microseconds, which a `Date` would round. */
export type SortKey = { column: Sql; kind: "text" | "time" };

type Listing = {
  /** `from … where …`, with the rows as `r`. */
  rows: Sql;
  key: SortKey;
  direction: "asc" | "desc";
  cursor: string | null;
  limit: number;
};

export type Page = { ids: string[]; previous: string | null; next: string | null };
type Key = { id: string; value: string | null };

const digits = /^-?\d{1,16}$/;

/** Rows without a value come last both ways; an index on the column and the id finds any page alike. */
export async function readPage(listing: Listing): Promise<Page> {
  const cursor = cursorOf(listing);
  const back = cursor?.way === "before";
  const keys = await readKeys(listing, cursor);
  const hasMore = keys.length > listing.limit;
  const shown = keys.slice(0, listing.limit);
  if (back) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  const hasPrevious = back ? hasMore : cursor !== null;
  const hasNext = back || hasMore;
  return {
    ids: shown.map(({ id }) => id),
    previous: first && hasPrevious ? writeCursor({ way: "before", ...first }) : null,
    next: last && hasNext ? writeCursor({ way: "after", ...last }) : null,
  };
}

function cursorOf({ cursor, key }: Listing): Cursor | null {
  const read = readCursor(cursor);
  const isTime = key.kind === "time" && read?.value != null;
  return isTime && !digits.test(read?.value ?? "") ? null : read;
}

/** One more than the page holds. Rows with and without a value are two ranges of the index. */
async function readKeys(listing: Listing, cursor: Cursor | null): Promise<Key[]> {
  const back = cursor?.way === "before";
  const ranges = back ? (["empty", "valued"] as const) : (["valued", "empty"] as const);
  const startsIn = cursor?.value === null ? "empty" : "valued";
  const keys: Key[] = [];
  for (const range of cursor ? ranges.slice(ranges.indexOf(startsIn)) : ranges) {
    const wanted = listing.limit + 1 - keys.length;
    const from = cursor && range === startsIn ? cursor : null;
    if (wanted > 0) keys.push(...(await readRange(listing, { range, from, back, wanted })));
  }
  return keys;
}

type Range = { range: "empty" | "valued"; from: Cursor | null; back: boolean; wanted: number };

function readRange(
  { rows, key, direction }: Listing,
  { range, from, back, wanted }: Range,
): Promise<Key[]> {
  const rises = (direction === "asc") !== back;
  const way = rises ? sql`asc` : sql`desc`;
  if (range === "empty") {
    const beyond = from ? sql`and r.id ${rises ? sql`>` : sql`<`} ${from.id}::uuid` : empty;
    return database.$queryRaw<Key[]>`
      select r.id::text, null::text as value ${rows} and ${key.column} is null ${beyond}
      order by r.id ${way} limit ${wanted}`;
  }
  const value = key.kind === "text" ? key.column : microseconds(key.column);
  const beyond = from
    ? sql`and (${key.column}, r.id) ${rises ? sql`>` : sql`<`} (${written(key, from)}, ${from.id}::uuid)`
    : empty;
  return database.$queryRaw<Key[]>`
    select r.id::text, ${value} as value ${rows} and ${key.column} is not null ${beyond}
    order by ${key.column} ${way}, r.id ${way} limit ${wanted}`;
}

function microseconds(column: Sql): Sql {
  return sql`(extract(epoch from ${column}) * 1000000)::bigint::text`;
}

function written({ kind }: SortKey, { value }: Cursor): Sql {
  if (kind === "text") return sql`${value}::text`;
  return sql`timestamptz 'epoch' + ${value}::text::bigint * interval '1 microsecond'`;
}
