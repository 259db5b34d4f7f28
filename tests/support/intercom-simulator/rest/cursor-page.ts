import type { PageFault } from "#tests/support/intercom-simulator/fault-script.ts";
import { isObject } from "#tests/support/intercom-simulator/http-exchange.ts";
import { ApiError } from "./api-error.ts";

type SortValue = number | string;

type Key = [SortValue, string];

type PageRequest<Item> = {
  items: readonly Item[];
  perPage: number;
  startingAfter: string | null;
  sortBy(item: Item): SortValue;
  idOf(item: Item): string;
  descending?: boolean;
  /** Cursors of an earlier epoch have expired. */
  epoch?: number;
  fault?: PageFault | null;
};

export type Pages = Record<string, unknown> & {
  next?: { per_page: number; starting_after: string };
};

type CursorPage<Item> = { items: Item[]; pages: Pages };

/**
 * The cursor is a place in the order, not a snapshot: what moves while someone pages is met twice
 * or not at all, as with Intercom's own. `next` is absent on the last page.
 */
export function cursorPage<Item>(request: PageRequest<Item>): CursorPage<Item> {
  const items = request.items
    .map((item) => ({ item, key: keyOf(request, item) }))
    .sort((a, b) => directionOf(request) * compareKeys(a.key, b.key))
    .map(({ item }) => item);
  return pageOfSorted({ ...request, items });
}

/** For items that are in order already: looks at no more of them than it shows. */
export function pageOfSorted<Item>(request: PageRequest<Item>): CursorPage<Item> {
  const { items, perPage, startingAfter, fault } = request;
  const first = startingAfter === null ? 0 : placeAfter(request, startingAfter);
  const start = fault?.repeatContact ? Math.max(0, first - 1) : first;
  const shown = items.slice(start, start + perPage);
  const last = shown.at(-1);
  const more = last && start + perPage < items.length;
  const cursor = more ? writeCursor(keyOf(request, last), request.epoch) : null;
  const next = fault?.cursorLoop ? startingAfter : cursor;
  return {
    items: shown,
    pages: {
      type: "pages",
      ...(next !== null && { next: { per_page: perPage, starting_after: next } }),
      page: Math.floor(start / perPage) + 1,
      per_page: perPage,
      total_pages: Math.max(1, Math.ceil(items.length / perPage)),
    },
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

function placeAfter<Item>(request: PageRequest<Item>, startingAfter: string): number {
  const after = readCursor(startingAfter, request.epoch);
  let low = 0;
  let high = request.items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = request.items[middle];
    if (item === undefined) break;
    const order = directionOf(request) * compareKeys(keyOf(request, item), after);
    if (order > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

function keyOf<Item>(request: PageRequest<Item>, item: Item): Key {
  return [request.sortBy(item), request.idOf(item)];
}

function directionOf({ descending }: { descending?: boolean }): 1 | -1 {
  return descending ? -1 : 1;
}

function compareKeys(a: Key, b: Key): number {
  return compare(a[0], b[0]) || compare(a[1], b[1]);
}

function compare(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function writeCursor(key: Key, epoch = 0): string {
  return Buffer.from(JSON.stringify([...key, epoch])).toString("base64");
}

function readCursor(cursor: string, epoch = 0): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));
    if (Array.isArray(key) && typeof key[1] === "string" && key[2] === epoch) {
      return [key[0], key[1]];
    }
  } catch {
    // Falls through to the same answer as a cursor of another shape.
  }
  throw new ApiError(400, "parameter_invalid", "Invalid starting_after");
}
