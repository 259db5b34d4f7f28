import { shortText } from "#lib/intercom/clean-text.ts";

const longestKey = 200;
const longestValue = 1_000;
const mostEntries = 500;
const deepest = 4;

/** Custom attributes as JSON text: cleaned, bounded, and with sorted keys, so that equal ones are equal texts. */
export function readAttributes(given: unknown): string {
  return JSON.stringify(isRecord(given) ? ordered(given, 0) : {});
}

function ordered(given: unknown, depth: number): unknown {
  if (typeof given === "string") return shortText(given, longestValue);
  if (typeof given !== "object" || given === null) return given;
  if (depth >= deepest) return null;
  if (Array.isArray(given))
    return given.slice(0, mostEntries).map((one) => ordered(one, depth + 1));
  const entries = Object.entries(given)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, mostEntries)
    .map(([key, value]) => [shortText(key, longestKey), ordered(value, depth + 1)]);
  return Object.fromEntries(entries);
}

function isRecord(given: unknown): boolean {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
