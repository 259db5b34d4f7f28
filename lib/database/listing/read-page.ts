import { type Cursor, readCursor, writeCursor } from "./cursor.ts";
import { type Listing, readKeys } from "./read-keys.ts";
import { isValueOf } from "./sort-order.ts";

export type Page = { ids: string[]; previous: string | null; next: string | null };

/** A cursor that makes no sense is the first page. */
export async function readPage(
  listing: Listing,
  { cursor: written, limit }: { cursor: string | null; limit: number },
): Promise<Page> {
  const cursor = cursorOf(listing, written);
  const back = cursor?.way === "before";
  const keys = await readKeys(listing, { cursor, wanted: limit + 1 });
  const hasMore = keys.length > limit;
  const shown = keys.slice(0, limit);
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

function cursorOf({ key }: Listing, written: string | null): Cursor | null {
  const read = readCursor(written);
  return read?.value != null && !isValueOf(key, read.value) ? null : read;
}
