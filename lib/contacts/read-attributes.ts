import { z } from "zod";

export type Attribute = { name: string; value: string };

const schema = z.record(z.string(), z.unknown());

/** Custom attributes as Intercom has them, in the order of their names; nothing of what cannot be read. */
export function readAttributes(json: string): Attribute[] {
  const parsed = schema.safeParse(parse(json));
  if (!parsed.success) return [];
  return Object.entries(parsed.data)
    .map(([name, value]) => ({ name, value: textOf(value) }))
    .filter(({ value }) => value !== "")
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
