import { expect, test } from "vitest";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { playNaively } from "./contact-histories/naive-keeper.ts";
import { type Outcome, play } from "./contact-histories/play.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
const count = Number(process.env.HISTORIES ?? 208);
const first = Number(process.env.FIRST_HISTORY ?? 1);
const atOnce = Number(process.env.AT_ONCE ?? 8);

test("A4 B13 B23 I11 whatever happens in Intercom, Timebook comes to the same", async () => {
  const seeds = Array.from({ length: count }, (_, at) => first + at);
  const start = Date.now();
  const outcomes = await playAll(seeds);
  console.log(
    (Date.now() - start) / 1000,
    outcomes.reduce((a, o) => a + o.calls, 0),
    outcomes.reduce((a, o) => a + o.spoiled, 0),
  );
  const failed = outcomes.filter(({ wrong, early }) => wrong.length + early.length > 0);
  for (const one of failed.slice(0, 12)) console.log(one.seed, one.early, one.wrong.slice(0, 4));
  expect(failed.map(({ seed }) => seed)).toEqual([]);
}, 600_000);

async function playAll(seeds: number[]): Promise<Outcome[]> {
  const left = [...seeds];
  const outcomes: Outcome[] = [];
  const takeTurns = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      outcomes.push(await play({ intercom, databaseUrl }, seed));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return outcomes;
}

test("B23 the naive algorithm, asking for whom changed after its checkpoint, loses people in the same histories", async () => {
  const scores = [];
  for (let seed = first; seed < first + count; seed++)
    scores.push(await playNaively(intercom, seed));
  const right = scores.filter(({ right, of }) => right === of).length;
  const people = scores.reduce((sum, score) => sum + score.of, 0);
  const kept = scores.reduce((sum, score) => sum + score.right, 0);
  console.log(`naive: ${right} of ${count} histories, ${kept} of ${people} people`);
  expect(right / count).toBeLessThan(0.1);
}, 300_000);
