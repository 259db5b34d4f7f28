import { expect, test } from "vitest";
import { readRetryAt } from "#lib/intercom/client/read-retry-at.ts";

const now = new Date("2026-05-12T09:41:00Z");
const seconds = (offset: number) => String(now.getTime() / 1000 + offset);

test.each([
  ["in four seconds", seconds(4), 4],
  ["in this very second", seconds(0.2), 1],
  ["missing", null, 10],
  ["empty", "", 10],
  ["past", seconds(-30), 10],
  ["in the year 2099", "4070908800", 10],
  ["not a number", "soon", 10],
  ["infinite", "Infinity", 10],
])("a reset that is %s is waited for a bounded time", (_, header, waitSeconds) => {
  expect(readRetryAt(header, now)).toEqual(new Date(now.getTime() + waitSeconds * 1000));
});
