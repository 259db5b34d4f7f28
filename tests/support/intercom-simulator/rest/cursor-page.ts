import { isObject } from "#tests/support/intercom-simulator/http-exchange.ts";
import { ApiError } from "./api-error.ts";

type SortValue = number | string;

export type PageRequest<Item> = {
  items: Item[];
  perPage: number;
  startingAfter: string | null;
  sortBy(item: Item): SortValue;
  idOf(item: Item): string;
  descending?: boolean;
};

export type CursorPage<Item> = { items: Item[]; pages: Record<string, unknown> };

/**
 * The cursor is a place in the order, not a snapshot: what moves while someone pages is met twice
 * or not at all, as with Intercom's own. `next` is absent on the last page.
 */
export function cursorPage<Item>(request: PageRequest<Item>): CursorPage<Item> {
  const { perPage, startingAfter } = request;
  const direction = request.descending ? -1 : 1;
  const keyOf = (item: Item): [SortValue, string] => [request.sortBy(item), request.idOf(item)];
  const sorted = request.items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => direction * compareKeys(a.key, b.key));
  const after = startingAfter === null ? null : readCursor(startingAfter);
  const rest = after ? sorted.filter(({ key }) => direction * compareKeys(key, after) > 0) : sorted;
  const shown = rest.slice(0, perPage);
  const last = shown.at(-1);
  const next = last &&
    rest.length > perPage && {
      next: { per_page: perPage, starting_after: writeCursor(last.key) },
    };
  const page = Math.floor((sorted.length - rest.length) / perPage) + 1;
  const totalPages = Math.max(1, Math.ceil(sorted.length / perPage));
  return {
    items: shown.map(({ item }) => item),
    pages: { type: "pages", ...next, page, per_page: perPage, total_pages: totalPages },
  };
}

export function readPerPage(value: unknown, fallback: number, most = 150): number {
  if (value === undefined || value === null) return fallback;
  const perPage = Number(value);
  if (Number.isInteger(perPage) && perPage >= 1 && perPage <= most) return perPage;
  throw new ApiError(
    400,
    "parameter_invalid",
    `Per Page is not in the allowed range of 1 to ${most}`,
  );
}

/** Only `pagination` inside the body counts; anywhere else it is ignored. */
export function readPagination(body: Record<string, unknown>, fallback: number) {
  const pagination = isObject(body.pagination) ? body.pagination : {};
  const after = pagination.starting_after;
  return {
    perPage: readPerPage(pagination.per_page, fallback),
    startingAfter: typeof after === "string" && after !== "" ? after : null,
  };
}

function compareKeys(a: [SortValue, string], b: [SortValue, string]): number {
  return compare(a[0], b[0]) || compare(a[1], b[1]);
}

function compare(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function writeCursor(key: [SortValue, string]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64");
}

function readCursor(cursor: string): [SortValue, string] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));
    if (Array.isArray(key) && typeof key[1] === "string") return [key[0], key[1]];
  } catch {
    // Falls through to the same answer as a cursor of another shape.
  }
  throw new ApiError(400, "parameter_invalid", "Invalid starting_after");
}
