import { expect, test } from "vitest";
import {
  type Made,
  stillMade,
  valueWith,
} from "#app/[workspace]/products/[product]/feedback/inbox/state/changes/made-changes.ts";

function made(seen: string, value: string, settledAt: number | null = null): Made {
  return { ...{ id: "1", property: "priority", seen, value }, settledAt };
}

const priority = (value: string) => ({ id: "1", property: "priority", value }) as const;

test("changes that the page does not hold yet are shown, one after the other", () => {
  const twice = [made("none", "high"), made("high", "low")];
  expect(valueWith(twice, priority("none"))).toBe("low");
  expect(valueWith(twice, priority("high"))).toBe("low");
  expect(valueWith(twice, priority("low"))).toBe("low");
});

test("what somebody else has made of it since is not hidden", () => {
  expect(valueWith([made("none", "high")], priority("medium"))).toBe("medium");
});

test("another ticket and another property stay what they are", () => {
  const one = [made("none", "high")];
  expect(valueWith(one, { ...priority("none"), id: "2" })).toBe("none");
  expect(valueWith(one, { ...priority("none"), property: "status" })).toBe("none");
});

test("a change that is not saved outlives every page, one that is saved only those asked for before", () => {
  const [waiting, saved] = [made("none", "high"), made("high", "low", 1_000)];
  expect(stillMade([waiting, saved], 900)).toEqual([waiting, saved]);
  expect(stillMade([waiting, saved], 1_100)).toEqual([waiting]);
});
