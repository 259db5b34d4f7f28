import { z } from "zod";

const schema = z.object({
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
  }),
});

/** PostgreSQL's five letters for why a raw query failed; null for whatever is no such failure. */
export function sqlStateOf(error: unknown): string | null {
  return schema.safeParse(error).data?.meta.driverAdapterError.cause.originalCode ?? null;
}
