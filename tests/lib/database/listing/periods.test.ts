import { expect, test } from "vitest";
import { periodsBeyond } from "#lib/database/listing/periods.ts";

const at = (iso: string) => new Date(`${iso}:00Z`);

test("each period comes with its neighbour in the direction of the list, so that whole ones are left at its edge", () => {
  const downwards = { from: at("2027-01-01T02:00"), to: at("2027-01-01T01:00") };
  expect(periodsBeyond(downwards, 2)).toEqual([
    ["2027-01-01", "2026-12-31"],
    ["2027-01", "2026-12"],
    ["2027", "2026"],
  ]);
  const upwards = { from: at("2028-02-28T22:00"), to: at("2028-02-29T23:00") };
  expect(periodsBeyond(upwards, 1)).toEqual([
    ["2028-02", "2028-03"],
    ["2028", "2029"],
  ]);
});

test("the month before is the one before also on a day that it does not have", () => {
  const span = { from: at("2026-03-31T12:00"), to: at("2026-03-31T11:00") };
  expect(periodsBeyond(span, 30)).toEqual([
    ["2026-03", "2026-02"],
    ["2026", "2025"],
  ]);
});

test("periods that are likely too short are left out, and nothing is left where years are", () => {
  const span = { from: at("2026-11-29T12:00"), to: at("2026-11-19T12:00") };
  expect(periodsBeyond(span, 4)).toEqual([["2026", "2025"]]);
  expect(periodsBeyond(span, 400)).toEqual([]);
});
