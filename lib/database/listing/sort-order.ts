import { empty, type Sql, sql } from "#lib/database/sql.ts";
import type { Cursor } from "./cursor.ts";

/** What a list is sorted by. Times are compared in whole microseconds, which a `Date` would round. */
export type SortKey =
  | { column: Sql; kind: "text" | "time" | "number" }
  | { column: Sql; kind: "choice"; type: Sql; choices: readonly string[] };

type Order = { key: SortKey; direction: "asc" | "desc" };

/** Rows without a value come last both ways, so those with one and those without are two ranges of an index. */
type Part = "valued" | "empty";

/** From the cursor on, in the order in which they are read. */
export function partsFrom(cursor: Cursor | null): Part[] {
  const parts: Part[] = cursor?.way === "before" ? ["empty", "valued"] : ["valued", "empty"];
  return cursor ? parts.slice(parts.indexOf(startOf(cursor))) : parts;
}

/** Which rows of a part are beyond the cursor, their order, and the value as a cursor keeps it. */
export function partOf({ key, direction }: Order, part: Part, cursor: Cursor | null) {
  const { column } = key;
  const way = wayOf({ direction }, cursor);
  const further = way === falling ? sql`<` : sql`>`;
  const from = cursor && startOf(cursor) === part ? cursor : null;
  if (part === "empty") {
    const beyond = from ? sql`and r.id ${further} ${from.id}::uuid` : empty;
    return {
      beyond: sql`${column} is null ${beyond}`,
      order: sql`r.id ${way}`,
      value: sql`null::text`,
    };
  }
  const beyond = from
    ? sql`and (${column}, r.id) ${further} (${written(key, from)}, ${from.id}::uuid)`
    : empty;
  return {
    beyond: sql`${column} is not null ${beyond}`,
    order: sql`${column} ${way}, r.id ${way}`,
    value: textOf(key),
  };
}

export function wayOf({ direction }: Pick<Order, "direction">, cursor: Cursor | null): Sql {
  return (direction === "asc") !== (cursor?.way === "before") ? rising : falling;
}

const rising = sql`asc`;
const falling = sql`desc`;

export function textOf({ column, kind }: SortKey): Sql {
  if (kind === "text") return column;
  if (kind !== "time") return sql`${column}::text`;
  return sql`(extract(epoch from ${column}) * 1000000)::bigint::text`;
}

/** Of the value of a time. */
export function dateOf(value: string | null | undefined): Date {
  return new Date(Number(value) / 1_000);
}

function startOf({ value }: Cursor): Part {
  return value === null ? "empty" : "valued";
}

function written(key: SortKey, { value }: Cursor): Sql {
  if (key.kind === "text") return sql`${value}::text`;
  if (key.kind === "number") return sql`${value}::text::int`;
  if (key.kind === "choice") return sql`${value}::text::${key.type}`;
  return sql`timestamptz 'epoch' + ${value}::text::bigint * interval '1 microsecond'`;
}

const numbers = { number: /^\d{1,9}$/, time: /^-?\d{1,16}$/ };

/** Whether the database can compare its rows with this. */
export function isValueOf(key: SortKey, value: string): boolean {
  if (key.kind === "text") return true;
  return key.kind === "choice" ? key.choices.includes(value) : numbers[key.kind].test(value);
}
