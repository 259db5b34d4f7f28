import { expect, test } from "vitest";
import {
  countedOf,
  differenceWords,
  paceWords,
  progressWords,
} from "#app/[workspace]/settings/integrations/intercom/connected/contact-sync/import-words.ts";

test("an import says how many of how many, and only what it knows", () => {
  const phase = "contacts";
  expect(progressWords({ phase, seen: 1240, total: 18302 })).toBe("Importing 1,240 of 18,302");
  expect(progressWords({ phase, seen: 1, total: null })).toBe("Importing, 1 person so far");
  expect(progressWords({ phase, seen: 0, total: null })).toMatch(/^Asking Intercom/);
});

test("people who are added meanwhile never make it more than all", () => {
  expect(countedOf({ seen: 18310, total: 18302 })).toBe("18,310 of 18,310");
});

test("what comes after everybody has been read has words, and one that is not known yet has some too", () => {
  const words = ["companies", "memberships", "changed", "gone", "counting"].map((phase) =>
    progressWords({ phase, seen: 10, total: 10 }),
  );
  expect(new Set(words).size).toBe(5);
  expect(words.filter((one) => one.startsWith("Importing"))).toEqual([]);
  expect(progressWords({ phase: "later", seen: 10, total: 10 })).toBe("Importing 10 of 10");
});

test("the time left is said in the unit that a person would use", () => {
  const after = (secondsLeft: number) => paceWords({ perMinute: 3120, secondsLeft });
  expect(after(20)).toBe("3,120 a minute · less than a minute left");
  expect(after(290)).toBe("3,120 a minute · about 5 min left");
  expect(after(3_570)).toBe("3,120 a minute · about 1 h left");
  expect(after(9_000)).toBe("3,120 a minute · about 3 h left");
  expect(paceWords({ perMinute: null, secondsLeft: null })).toBe("");
});

const none = { deletedHere: 0, mergedHere: 0, erasedHere: 0, leftOut: 0 };

test("a difference to Intercom's count is named with its reasons, and the rest whichever way it goes", () => {
  expect(differenceWords(18302, 18302, none)).toEqual({ known: null, rest: null });
  expect(differenceWords(18302, 18298, { ...none, deletedHere: 3, mergedHere: 1 })).toEqual({
    known: "3 deleted here, 1 merged here",
    rest: null,
  });
  const { known, rest } = differenceWords(18302, 18298, { ...none, erasedHere: 1, leftOut: 2 });
  expect(known).toBe("1 erased here, 2 without an id in Intercom");
  expect(rest).toBe("missing here: 1, changed while it ran");
  expect(differenceWords(18301, 19302, none).rest).toBe("only here: 1,001, changed while it ran");
});
