import { expect, test } from "vitest";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { historyOf } from "./contact-histories/history.ts";
import { playNaively } from "./contact-histories/naive-keeper.ts";
import { seedsIn } from "./contact-histories/play-all.ts";

const intercom = await useIntercom();

test("B23 the naive algorithm, which asks for whom changed after its checkpoint, ends wrong in the same histories", async () => {
  const seeds = [...seedsIn("west"), ...seedsIn("east")];
  const scores = [];
  for (const seed of seeds) scores.push(await playNaively(intercom, historyOf(seed)));
  const [right, people] = [sum(scores.map((one) => one.right)), sum(scores.map((one) => one.of))];
  const isWrong = scores.filter((score) => score.right < score.of).length;
  const words = `the naive control kept ${right} of ${people} people rightly; ${isWrong} of ${seeds.length} histories ended wrong`;
  console.info(words);
  expect(isWrong / seeds.length, words).toBeGreaterThan(0.9);
}, 120_000);

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
