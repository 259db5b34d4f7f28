import { expect, test } from "vitest";
import { titleOf } from "#lib/feedback/title-of.ts";

const title = (quote: string, given: string | null = null) =>
  titleOf({ title: given, quote, customer: "Ada" });

test("the conversation's own title wins", () => {
  expect(title("Words. More words.", " Export ")).toBe("Export");
});

test("without one, the first sentence of the message is the title", () => {
  expect(title("Please add CSV. It would save us hours.")).toBe("Please add CSV.");
  expect(title("Line one\nLine two")).toBe("Line one");
  expect(title("写真に日時を入れたい。毎日必要です。")).toBe("写真に日時を入れたい。");
});

test("a long sentence is cut between words at 80 characters, an emoji family is one character", () => {
  const long = title("word ".repeat(60));
  expect([...new Intl.Segmenter().segment(long)].length).toBeLessThanOrEqual(80);
  expect(long).toMatch(/word…$/);
  const family = "👨‍👩‍👧‍👦";
  expect(title(family.repeat(100))).toBe(`${family.repeat(79)}…`);
});

test("with no words at all it says with whom the conversation was", () => {
  expect(title("")).toBe("Conversation with Ada");
  expect(title("  \n ", "  ")).toBe("Conversation with Ada");
});
