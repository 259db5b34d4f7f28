import { isObject } from "#tests/support/intercom-simulator/http-exchange.ts";
import { ApiError } from "./api-error.ts";

type SortBy<Item> = (item: Item) => number | string;

/** Newest first by `fallback` unless the body says `sort: { field, order }`. */
export function readSort<Item>(
  body: Record<string, unknown>,
  fields: Record<string, SortBy<Item>>,
  fallback: SortBy<Item>,
): { sortBy: SortBy<Item>; descending: boolean } {
  if (!isObject(body.sort)) return { sortBy: fallback, descending: true };
  const { field, order } = body.sort;
  const sortBy = typeof field === "string" ? fields[field] : undefined;
  if (!sortBy) throw new ApiError(400, "parameter_invalid", "This field cannot be sorted by");
  return { sortBy, descending: order !== "ascending" };
}
