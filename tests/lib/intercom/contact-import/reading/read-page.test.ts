import { expect, test } from "vitest";
import { z } from "zod";
import { readPage } from "#lib/intercom/contact-import/reading/read-page.ts";

const item = z.object({ id: z.string() });

function nextOf(next: unknown): string | null {
  return readPage({ type: "list", data: [{ id: "1" }], pages: { type: "pages", next } }, item).next;
}

test.each([
  ["it is absent", undefined],
  ["it is null", null],
  ["its cursor is null", { per_page: 150, starting_after: null }],
  ["its cursor is empty", { per_page: 150, starting_after: "" }],
  ["it is empty", ""],
])("B14 a list ends where %s", (_, next) => {
  expect(nextOf(next)).toBeNull();
});

test.each([
  ["a cursor", { per_page: 150, starting_after: "WzE3" }, "WzE3"],
  ["a number", { page: 2, starting_after: 17 }, "17"],
  ["an address", "https://api.intercom.io/contacts?per_page=150&starting_after=Wz%2BE%3D", "Wz+E="],
  ["a path", "/contacts?starting_after=WzE3", "WzE3"],
])("B14 a list goes on after %s", (_, next, cursor) => {
  expect(nextOf(next)).toBe(cursor);
});

test.each([
  ["an address without a cursor", "https://api.intercom.io/contacts?page=2"],
  ["words", "the next page"],
  ["a cursor that is a list", { starting_after: ["WzE3"] }],
  ["a cursor with a line break", { starting_after: "Wz\nE3" }],
  ["a number", 2],
])("B14 %s is no end: the page is refused", (_, next) => {
  expect(() => nextOf(next)).toThrow("not understood");
});
