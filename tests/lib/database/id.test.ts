import { afterEach, expect, test, vi } from "vitest";
import { newId } from "#lib/database/id.ts";

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const many = 20_000;

afterEach(() => vi.restoreAllMocks());

const sorted = (ids: string[]) => ids.toSorted((a, b) => (a < b ? -1 : 1));

test("ids are UUIDs of version 7 and sort as they were made, however many in a millisecond", () => {
  vi.spyOn(Date, "now").mockReturnValue(Date.now());
  const ids = Array.from({ length: many }, newId);
  for (const id of ids) expect(id).toMatch(uuidV7);
  expect(sorted(ids)).toEqual(ids);
  expect(new Set(ids).size).toBe(many);
});

test("E3 an id made after the clock was set back still sorts after those before it", () => {
  const before = newId();
  vi.spyOn(Date, "now").mockReturnValue(Date.now() - 3_600_000);
  const after = [newId(), newId()];
  expect(sorted([before, ...after])).toEqual([before, ...after]);
});

test("an id tells when it was made", () => {
  const at = Date.now() + 60_000;
  vi.spyOn(Date, "now").mockReturnValue(at);
  expect(Number.parseInt(newId().replaceAll("-", "").slice(0, 12), 16)).toBe(at);
});
