import { commonWords } from "./common-words.ts";

const rows = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "qazwsxedcrfvtgbyhnujmikolp",
  "147258369",
  "741852963",
  "a1b2c3d4e5f6g7h8i9j0",
  "159357",
];
const walks = [...rows, ...rows.map((row) => [...row].reverse().join(""))];

/**
 * Instead of a long list of leaked passwords: what they are made of. A common word, with digits and signs
 * around it or for its letters; a walk along the keyboard; a short piece repeated; a date.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase();
  return isDate(text) || isPattern(text) || wordsIn(text).some((word) => isWord(word));
}

function isPattern(text: string): boolean {
  return isRepeated(text) || isWalk(text);
}

function isRepeated(text: string): boolean {
  return /^(.{1,4})\1+.{0,3}$/s.test(text);
}

/** Two walks in a row count too: `qwerty123456`, `abcd1234`. */
function isWalk(text: string): boolean {
  const cuts = Array.from({ length: text.length - 1 }, (_, at) => at + 2);
  return cuts.some((at) => isOneWalk(text.slice(0, at)) && isOneWalk(text.slice(at)));
}

function isOneWalk(text: string): boolean {
  return /^(.)\1*$/s.test(text) || text.length < 3 || walks.some((row) => row.includes(text));
}

function isDate(text: string): boolean {
  return /^\d{1,4}[-./ ]?\d{1,2}[-./ ]?\d{1,4}$/.test(text) && text.length <= 10;
}

/** The word inside, as typed and with digits and signs read as the letters they stand for. */
function wordsIn(text: string): string[] {
  const bare = text.replace(/^[^a-z]+|[^a-z]+$/g, "");
  return [text, bare, ...[text, bare, text.replace(/[\d!?.*#_-]+$/, "")].map(readSigns)];
}

const signs: Record<string, string> = {
  ...{ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b" },
  ...{ "@": "a", $: "s", "!": "i", "€": "e", "|": "l" },
};

function readSigns(text: string): string {
  return [...text].map((sign) => signs[sign] ?? sign).join("");
}

function isWord(word: string): boolean {
  if (commonWords.has(word) || (word.length > 3 && isPattern(word))) return true;
  const cuts = Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => at + 2);
  return cuts.some((at) => commonWords.has(word.slice(0, at)) && commonWords.has(word.slice(at)));
}
