import { describe, expect, test } from "vitest";
import { formatRelativeTime } from "#components/ui/format-relative-time.ts";
import { formatDate, formatDateTime, formatExactTime } from "#components/ui/format-time.ts";

const now = "2026-05-14T12:00:00Z";
const timeZone = "Europe/Berlin";

describe("a relative time", () => {
  test.each([
    ["2026-05-14T11:59:48Z", "12 s ago", "12 s"],
    ["2026-05-14T12:00:00Z", "0 s ago", "0 s"],
    ["2026-05-14T11:51:00Z", "9 min ago", "9 min"],
    ["2026-05-14T11:00:01Z", "59 min ago", "59 min"],
    ["2026-05-14T11:00:00Z", "1 h ago", "1 h"],
    ["2026-05-13T22:30:00Z", "13 h ago", "13 h"],
    ["2026-05-13T21:59:00Z", "Yesterday", "Yesterday"],
    ["2026-05-12T11:00:00Z", "Tue", "Tue"],
    ["2026-05-08T12:00:00Z", "Fri", "Fri"],
    ["2026-05-07T12:00:00Z", "7 May", "7 May"],
    ["2025-09-11T12:00:00Z", "11 Sep 2025", "11 Sep 2025"],
  ])("of %s reads %s, and %s in a list", (value, ago, bare) => {
    expect(formatRelativeTime({ value, now, timeZone })).toBe(ago);
    expect(formatRelativeTime({ value, now, timeZone, form: "bare" })).toBe(bare);
  });

  test("a moment after midnight still counts the minutes", () => {
    const times = { value: "2026-05-13T21:50:00Z", now: "2026-05-13T22:10:00Z" };
    expect(formatRelativeTime({ ...times, timeZone })).toBe("20 min ago");
  });

  test("days are those of the viewer's zone", () => {
    const times = { value: "2026-05-14T02:00:00Z", now };
    expect(formatRelativeTime({ ...times, timeZone: "Europe/Berlin" })).toBe("10 h ago");
    expect(formatRelativeTime({ ...times, timeZone: "America/New_York" })).toBe("Yesterday");
  });

  test("a sender whose clock is ahead does not show the future", () => {
    const value = "2026-05-14T12:00:30Z";
    expect(formatRelativeTime({ value, now, timeZone })).toBe("0 s ago");
  });
});

describe("a written time", () => {
  test("names its year only where it is another one", () => {
    expect(formatDateTime("2026-05-12T07:41:00Z", { timeZone, now })).toBe("12 May, 09:41");
    expect(formatDateTime("2025-09-12T07:41:00Z", { timeZone, now })).toBe("12 Sep 2025, 09:41");
    expect(formatDate("2026-05-03T22:30:00Z", { timeZone })).toBe("4 May 2026");
  });

  test("is exact with its zone", () => {
    const exact = formatExactTime("2026-05-12T07:41:12Z", { timeZone });
    expect(exact).toBe("12 May 2026, 09:41:12 CEST");
  });

  test("midnight is 00, not 24", () => {
    expect(formatDateTime("2026-05-11T22:05:00Z", { timeZone, now })).toBe("12 May, 00:05");
  });
});
