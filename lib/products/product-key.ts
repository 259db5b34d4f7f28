import { toAscii } from "#lib/to-ascii.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A key of 2 to 5 letters that reads like the name and is not taken: "Mobile app" is MOB, then MOBI, MA, … */
export function chooseProductKey(name: string, taken: ReadonlySet<string>): string {
  for (const key of keysLike(name)) {
    if (!taken.has(key)) return key;
  }
  throw new Error("Every product key is taken");
}

function* keysLike(name: string): Generator<string> {
  const words =
    toAscii(name)
      .toUpperCase()
      .match(/[A-Z]+/g) ?? [];
  const letters = words.join("") || "PRODUCT";
  const first = words[0] && words[0].length >= 3 ? words[0] : letters;
  const initials = words
    .map((word) => word.slice(0, 1))
    .join("")
    .slice(0, 5);
  yield* [
    first.slice(0, 3),
    first.slice(0, 4),
    initials,
    first.slice(0, 5),
    first.slice(0, 2),
  ].filter((key) => key.length >= 2);
  yield* withOneMore(first.slice(0, 2));
  for (const letter of alphabet) yield* withOneMore(first.slice(0, 2) + letter);
  for (const letter of alphabet) {
    for (const next of alphabet) yield* withOneMore(first.slice(0, 2) + letter + next);
  }
}

function* withOneMore(start: string): Generator<string> {
  for (const letter of alphabet) {
    if (start.length > 0) yield start + letter;
  }
}
