import { writeTimeParts } from "./write-time-parts.ts";

type RelativeTimeQuestion = {
  value: Date | string;
  now: Date | string;
  timeZone: string;
  form?: "ago" | "bare";
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** "12 s ago", "9 min ago", "Yesterday", "Sun", "12 May", "11 Feb 2025"; bare: without "ago". */
export function formatRelativeTime({ value, now, timeZone, form = "ago" }: RelativeTimeQuestion) {
  const then = new Date(value);
  const today = new Date(now);
  const days = dayNumber(today, timeZone) - dayNumber(then, timeZone);
  // A clock a little ahead of ours must not show the future.
  const ageMs = Math.max(0, today.getTime() - then.getTime());
  if (days <= 0 || ageMs < hourMs) return elapsed(ageMs) + (form === "ago" ? " ago" : "");
  if (days === 1) return "Yesterday";
  if (days < 7) return writeTimeParts(then, timeZone, { weekday: "short" });
  return dayAndMonth(then, today, timeZone);
}

function elapsed(ageMs: number): string {
  if (ageMs < minuteMs) return `${Math.floor(ageMs / 1000)} s`;
  if (ageMs < hourMs) return `${Math.floor(ageMs / minuteMs)} min`;
  return `${Math.floor(ageMs / hourMs)} h`;
}

function dayAndMonth(then: Date, today: Date, timeZone: string): string {
  const year = (date: Date) => writeTimeParts(date, timeZone, { year: "numeric" });
  const day = writeTimeParts(then, timeZone, { day: "numeric", month: "short" });
  return year(then) === year(today) ? day : `${day} ${year(then)}`;
}

function dayNumber(date: Date, timeZone: string): number {
  const part = (name: "day" | "month" | "year") =>
    Number(writeTimeParts(date, timeZone, { [name]: "numeric" }));
  return Date.UTC(part("year"), part("month") - 1, part("day")) / (24 * hourMs);
}
