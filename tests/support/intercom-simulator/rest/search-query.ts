import { isObject } from "#tests/support/intercom-simulator/http-exchange.ts";
import { ApiError } from "./api-error.ts";

type FieldValue = string | number | boolean | null | string[];

export type SearchRules<Item> = {
  fields: Record<string, (item: Item) => FieldValue>;
  dateFields: string[];
  /** `day`: whole days in `timezone`; `second`: exact; `second-inclusive`: `>` means at or after. */
  dates: "day" | "second" | "second-inclusive";
  timezone: string;
  /** How far the clock of these days is ahead of the numbers. */
  aheadSeconds?: number;
};

type Match<Item> = (item: Item) => boolean;

const mostNested = 2;
const mostFilters = 15;

/** Throws an ApiError for a query Intercom refuses. */
export function compileQuery<Item>(
  query: unknown,
  rules: SearchRules<Item>,
  depth = 0,
): Match<Item> {
  if (!isObject(query)) throw invalid("Query is missing or malformed");
  const { operator, value, field } = query;
  if (operator === "AND" || operator === "OR") {
    if (!Array.isArray(value) || value.length === 0) throw invalid("A group needs filters");
    if (depth >= mostNested) throw invalid(`Only ${mostNested} nested levels are allowed`);
    if (value.length > mostFilters)
      throw invalid(`Only ${mostFilters} filters per group are allowed`);
    const parts = value.map((each) => compileQuery(each, rules, depth + 1));
    return operator === "AND"
      ? (item) => parts.every((match) => match(item))
      : (item) => parts.some((match) => match(item));
  }
  if (typeof field !== "string" || typeof operator !== "string") {
    throw invalid("A filter needs field, operator and value");
  }
  const read = rules.fields[field];
  if (!read) throw new ApiError(400, "invalid_field", `Field ${field} is not searchable`);
  return rules.dateFields.includes(field)
    ? matchDate(read, operator, value, rules)
    : matchValue(read, operator, value);
}

function matchDate<Item>(
  read: (item: Item) => FieldValue,
  operator: string,
  value: unknown,
  rules: SearchRules<Item>,
): Match<Item> {
  const wanted = Number(value);
  if (!Number.isFinite(wanted)) throw invalid("The value of a date must be a unix timestamp");
  const allowed = rules.dates === "day" ? ["=", ">", "<"] : ["=", "!=", ">", "<"];
  if (!allowed.includes(operator)) throw invalid(`Operator ${operator} is not supported on dates`);
  const { dates, timezone, aheadSeconds = 0 } = rules;
  const dayOf = dayIn(timezone);
  const scale = (seconds: number) => (dates === "day" ? dayOf(seconds + aheadSeconds) : seconds);
  const bound = scale(wanted);
  return (item) => {
    const seconds = read(item);
    if (typeof seconds !== "number") return false;
    const actual = scale(seconds);
    if (operator === "=") return actual === bound;
    if (operator === "!=") return actual !== bound;
    const equal = rules.dates === "second-inclusive" && actual === bound;
    return equal || (operator === ">" ? actual > bound : actual < bound);
  };
}

const quarterHour = 900;

/**
 * Days as text of the form 2026-11-24, which sorts by time and knows daylight saving. In no time
 * zone does a day begin inside a quarter of an hour, so each is asked for once.
 */
function dayIn(timezone: string): (seconds: number) => string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: timezone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const days = new Map<number, string>();
  return (seconds) => {
    const quarter = Math.floor(seconds / quarterHour);
    const day = days.get(quarter) ?? format.format(new Date(quarter * quarterHour * 1000));
    days.set(quarter, day);
    return day;
  };
}

function matchValue<Item>(
  read: (item: Item) => FieldValue,
  operator: string,
  value: unknown,
): Match<Item> {
  const wanted = (Array.isArray(value) ? value : [value]).map(comparable);
  const [first = ""] = wanted;
  const holds = (item: Item) => textsOf(read(item));
  switch (operator) {
    case "=":
    case "IN":
      return (item) => holds(item).some((text) => wanted.includes(text));
    case "!=":
    case "NIN":
      return (item) => !holds(item).some((text) => wanted.includes(text));
    case "~":
      return (item) => holds(item).some((text) => text.includes(first));
    case "!~":
      return (item) => !holds(item).some((text) => text.includes(first));
    case "^":
      return (item) => holds(item).some((text) => text.startsWith(first));
    case "$":
      return (item) => holds(item).some((text) => text.endsWith(first));
    default:
      throw invalid(`Operator ${operator} is not supported`);
  }
}

function textsOf(value: FieldValue): string[] {
  return Array.isArray(value) ? value.map(comparable) : [comparable(value)];
}

function comparable(value: unknown): string {
  return value === null || value === undefined ? "" : String(value).toLowerCase();
}

function invalid(message: string): ApiError {
  return new ApiError(400, "parameter_invalid", message);
}
