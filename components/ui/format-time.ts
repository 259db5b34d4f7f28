type Zone = { timeZone: string };

/** "3 May 2026" */
export function formatDate(value: Date | string, { timeZone }: Zone): string {
  return parts(value, timeZone, { day: "numeric", month: "short", year: "numeric" });
}

/** "12 May, 09:41"; with its year when that is not the current one. */
export function formatDateTime(
  value: Date | string,
  { timeZone, now }: Zone & { now: Date | string },
): string {
  const sameYear = yearOf(value, timeZone) === yearOf(now, timeZone);
  const day = parts(value, timeZone, {
    day: "numeric",
    month: "short",
    year: sameYear ? undefined : "numeric",
  });
  return `${day}, ${clock(value, timeZone)}`;
}

/** "12 May 2026, 09:41:12 GMT+2" */
export function formatExactTime(value: Date | string, { timeZone }: Zone): string {
  const time = parts(value, timeZone, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  return `${formatDate(value, { timeZone })}, ${time}`;
}

/** "09:41" */
function clock(value: Date | string, timeZone: string): string {
  return parts(value, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function yearOf(value: Date | string, timeZone: string): string {
  return parts(value, timeZone, { year: "numeric" });
}

function parts(
  value: Date | string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  // "Sept" would be the only month of four letters.
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone })
    .format(new Date(value))
    .replace("Sept", "Sep");
}
