import { Suspense } from "react";
import { writeCount, writeCounted } from "./write-count.ts";

type Count = number | null;
type What = [one: string, many: string];

type CountedProps = {
  /** The address of the list; another is counted anew. */
  id: string;
  /** How many of them the page shows. */
  shown: number;
  /** Null where counting them would take long. */
  count: Count | Promise<Count>;
  what: What;
};

/** A list does not wait for its count: until that is there, and without scripts, it says of how many it knows. */
export function Counted({ id, shown, count, what }: CountedProps) {
  if (typeof count === "number") return writeCounted(count, ...what);
  const known = `${writeCount(shown)}+ ${what[1]}`;
  return (
    <Suspense key={id} fallback={known}>
      <AllCounted count={count} what={what} otherwise={known} />
    </Suspense>
  );
}

type AllCountedProps = Pick<CountedProps, "count" | "what"> & { otherwise: string };

async function AllCounted({ count, what, otherwise }: AllCountedProps) {
  const all = await count;
  return all === null ? otherwise : writeCounted(all, ...what);
}
