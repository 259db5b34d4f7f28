import { type Cursor, readCursor, writeCursor } from "./cursor.ts";
import { type Listing, readKeys } from "./read-keys.ts";

export type Page = { ids: string[]; previous: string | null; next: string | null };

const digits = /^-?\d{1,16}$/;

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
  const isTime = key.kind === "time" && read?.value != null;
  return isTime && !digits.test(read?.value ?? "") ? null : read;
}
