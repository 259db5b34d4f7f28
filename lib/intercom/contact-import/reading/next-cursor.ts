import { z } from "zod";

const base = "https://api.intercom.io";

/** Null where there is none, which is also how Intercom says that a list ends (Intercom-OpenAPI 2.16, "starting_after"). */
export const looseCursor = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value)))
  .pipe(
    z
      .string()
      .max(2_000)
      .regex(/^[\x21-\x7e]*$/),
  )
  .transform((value) => value || null);

/** Of an address only the cursor is taken: nothing that an answer names is ever asked. One that names none is refused. */
const cursorInUrl = z.string().transform((next, context) => {
  if (next === "") return null;
  const query = URL.canParse(next, base) ? new URL(next, base).searchParams : null;
  const cursor = looseCursor.safeParse(query?.get("starting_after"));
  if (cursor.data) return cursor.data;
  context.addIssue({ code: "custom", message: "no cursor" });
  return z.NEVER;
});

/** What `pages.next` says of the page after this one; null: this is the last. */
export const nextCursor = z
  .union([
    z.object({ starting_after: looseCursor }).transform(({ starting_after }) => starting_after),
    cursorInUrl,
  ])
  .nullish();

const parameters = ["page", "per_page", "starting_after"] as const;

/** What the next page of a list is asked with, as far as `pages.next` says it in an address or an object. */
export function nextParameters(next: unknown): Record<string, string> {
  const isUrl = typeof next === "string" && URL.canParse(next, base);
  const given = isUrl ? Object.fromEntries(new URL(next, base).searchParams) : next;
  const { data } = z.record(z.string(), z.unknown()).safeParse(given);
  return Object.fromEntries(
    parameters.flatMap((name) => {
      const value = looseCursor.safeParse(data?.[name]).data;
      return value ? [[name, value]] : [];
    }),
  );
}
