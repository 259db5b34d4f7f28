import { writeTimeParts } from "./write-time-parts.ts";

type Zone = { timeZone: string };

/** "3 May 2026" */
export function formatDate(value: Date | string, { timeZone }: Zone): string {
  return writeTimeParts(value, timeZone, { day: "numeric", month: "short", year: "numeric" });
}

/** "12 May, 09:41"; with its year when that is not the current one. */
export function formatDateTime(
  value: Date | string,
  { timeZone, now }: Zone & { now: Date | string },
): string {
  const year = (moment: Date | string) => writeTimeParts(moment, timeZone, { year: "numeric" });
  const day =
    year(value) === year(now)
      ? writeTimeParts(value, timeZone, { day: "numeric", month: "short" })
      : formatDate(value, { timeZone });
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return `${day}, ${writeTimeParts(value, timeZone, time)}`;
}

/** "14:32" for what comes still today, else "12 May, 09:41". */
export function formatSoon(value: Date | string, viewer: Zone & { now: Date | string }): string {
  const isToday = formatDate(value, viewer) === formatDate(viewer.now, viewer);
  return formatDateTime(value, viewer).slice(isToday ? -"14:32".length : 0);
}

/** "12 May 2026, 09:41:12 CEST" */
export function formatExactTime(value: Date | string, { timeZone }: Zone): string {
  const time = writeTimeParts(value, timeZone, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  return `${formatDate(value, { timeZone })}, ${time}`;
}
