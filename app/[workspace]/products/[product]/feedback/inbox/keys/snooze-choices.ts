import { addDays, addHours, addMonths, isEqual, nextMonday, setHours, startOfHour } from "date-fns";
import { formatDateTime } from "#components/ui/format-time.ts";

type Snooze = { value: string; label: string; hint?: string };

const morningHour = 9;

/** Moments of the browser's own day; an empty value wakes. */
export function snoozeChoices(now: Date, timeZone: string): Snooze[] {
  const morning = (day: Date) => startOfHour(setHours(day, morningHour));
  const moments: [label: string, at: Date][] = [
    ["For three hours", addHours(now, 3)],
    ["Until tomorrow", morning(addDays(now, 1))],
    ["Until next week", morning(nextMonday(now))],
    ["For two weeks", morning(addDays(now, 14))],
    ["For a month", morning(addMonths(now, 1))],
  ];
  // On a Sunday the next week begins tomorrow.
  const distinct = moments.filter(
    ([, at], index) => moments.findIndex(([, other]) => isEqual(other, at)) === index,
  );
  return [
    ...distinct.map(([label, at]) => ({
      ...{ label, value: at.toISOString() },
      hint: formatDateTime(at, { now, timeZone }),
    })),
    { value: "", label: "Wake it now" },
  ];
}
