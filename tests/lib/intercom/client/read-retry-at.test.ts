import { expect, test } from "vitest";
import { readRetryAt } from "#lib/intercom/client/read-retry-at.ts";

const now = new Date("2026-05-12T09:41:00Z");
const seconds = (offset: number) => String(now.getTime() / 1000 + offset);

test.each([
  ["in four seconds", seconds(4), 4],
  ["in this very second", seconds(0.2), 1],
  ["missing", null, 1],
  ["empty", "", 1],
  ["past", seconds(-30), 1],
  ["in the year 2099", "4070908800", 1],
  ["not a number", "soon", 1],
  ["infinite", "Infinity", 1],
])("a reset that is %s is waited for a bounded time", (_, header, waitSeconds) => {
  expect(readRetryAt(header, now)).toEqual(new Date(now.getTime() + waitSeconds * 1000));
});
