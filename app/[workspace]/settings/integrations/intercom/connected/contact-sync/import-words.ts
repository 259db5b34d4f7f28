import type { ContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";

type Counts = Pick<ContactSync, "seen" | "total">;

const laterPhases: Record<string, string> = {
  companies: "Reading companies",
  memberships: "Reading who belongs to which company",
  changed: "Reading what changed lately",
  gone: "Looking for people who are gone",
  counting: "Comparing counts",
};

export function count(value: number): string {
  return value.toLocaleString("en");
}

const mostCounted = 10_000;

/** "1,486", or "10,000+" for what was not counted to its end. */
export function countHere(value: number): string {
  return value > mostCounted ? `${count(mostCounted)}+` : count(value);
}

export function people(value: number): string {
  return value === 1 ? "1 person" : `${count(value)} people`;
}

/** "Importing 1,240 of 18,302", and what comes after everybody has been read. */
export function progressWords({ phase, seen, total }: Counts & Pick<ContactSync, "phase">): string {
  const later = laterPhases[phase ?? ""];
  if (later) return later;
  if (total !== null) return `Importing ${countedOf({ seen, total })}`;
  return seen > 0
    ? `Importing, ${people(seen)} so far`
    : "Asking Intercom how many people there are";
}

export function countedOf({ seen, total }: Counts): string {
  return total === null ? people(seen) : `${count(seen)} of ${count(Math.max(seen, total))}`;
}

/** "3,120 a minute · about 5 min left"; empty until it is known. */
export function paceWords(pace: Pick<ContactSync, "perMinute" | "secondsLeft">): string {
  const { perMinute, secondsLeft } = pace;
  const rate = perMinute === null ? [] : [`${count(perMinute)} a minute`];
  return [...rate, ...(secondsLeft === null ? [] : [timeLeft(secondsLeft)])].join(" · ");
}

function timeLeft(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return "less than a minute left";
  if (minutes < 60) return `about ${minutes} min left`;
  return `about ${Math.round(minutes / 60)} h left`;
}

/**
 * How the count here differs from Intercom's: by what people here have done, and by what cannot be named, which is null
 * where there is nothing such.
 */
export function differenceWords(intercom: number, here: number, reasons: ContactSync["reasons"]) {
  const { deletedHere, mergedHere, erasedHere, leftOut } = reasons;
  const known = [
    ...(deletedHere > 0 ? [`${count(deletedHere)} deleted here`] : []),
    ...(mergedHere > 0 ? [`${count(mergedHere)} merged here`] : []),
    ...(erasedHere > 0 ? [`${count(erasedHere)} erased here`] : []),
    ...(leftOut > 0 ? [`${count(leftOut)} without an id in Intercom`] : []),
  ];
  const rest = intercom - here - deletedHere - mergedHere - erasedHere - leftOut;
  return { known: known.length > 0 ? known.join(", ") : null, rest: restWords(rest) };
}

function restWords(rest: number): string | null {
  if (rest === 0) return null;
  return `${rest > 0 ? "missing here" : "only here"}: ${count(Math.abs(rest))}, changed while it ran`;
}
