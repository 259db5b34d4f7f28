import { z } from "zod";

/** Where a page begins: just after or just before the row with this value and id. Null is a row without the value. */
export type Cursor = { way: "after" | "before"; value: string | null; id: string };

const text = z
  .string()
  .max(4_000)
  .refine((value) => value.isWellFormed() && !value.includes("\0"));
const schema = z.tuple([z.enum(["after", "before"]), text.nullable(), z.uuid()]);

export function writeCursor({ way, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([way, value, id])).toString("base64url");
}

/** Null for whatever `writeCursor` did not write: the first page. */
export function readCursor(written: string | null): Cursor | null {
  if (!written) return null;
  const parsed = schema.safeParse(parse(Buffer.from(written, "base64url").toString()));
  if (!parsed.success) return null;
  const [way, value, id] = parsed.data;
  return { way, value, id };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
