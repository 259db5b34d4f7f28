import { expect, test } from "vitest";
import { initialsOf } from "#components/ui/initials-of.ts";
import { tintOf } from "#components/ui/tint-of.ts";

test.each([
  ["Priya Raghunathan", "PR"],
  ["Nguyễn Thị Thảo", "NT"],
  ["Анна Петрова", "АП"],
  ["lead", "L"],
  ["Lead · 9f3c", "L9"],
  ["佐藤 美咲", "佐"],
  ["김지훈", "김"],
  ["ليلى الحداد", "ل"],
  ["👩‍🚀 Astro", "👩‍🚀"],
  ["e\u0301lodie Roux", "E\u0301R"],
  ["(Ana) Ruiz", "AR"],
  ["", "?"],
  [" — ", "?"],
  [null, "?"],
])("the initials of %j are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("an id keeps its tint, and ids spread over all six", () => {
  const tints = Array.from({ length: 200 }, (_, index) => tintOf(`person-${index}`));
  expect(tintOf("person-7")).toBe(tints[7]);
  expect([...new Set(tints)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});
