export type SnoozeTime = { label: string; until: Date };

const hourMs = 3_600_000;
const startHour = 9;
const monday = 1;

/** What is offered at a moment, in the browser's own time zone. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  return [
    { label: "In three hours", until: new Date(now.getTime() + 3 * hourMs) },
    { label: "Tomorrow", until: morningIn(now, 1) },
    { label: "Next week", until: morningIn(now, daysToMonday(now)) },
    { label: "In a month", until: morningIn(now, 30) },
  ];
}

/** As a field of the type datetime-local reads and writes it. */
export function writeLocalTime(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, "2026-05-12T09:00".length);
}

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, startHour);
}

function daysToMonday(now: Date): number {
  return (monday + 7 - now.getDay()) % 7 || 7;
}
