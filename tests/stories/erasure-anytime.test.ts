import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addCanaryPerson, addWish, canary } from "#tests/support/erasure/canary-person.ts";
import { dumpDatabase, linesWith } from "#tests/support/erasure/dump-database.ts";
import { erasureStory } from "#tests/support/erasure/erasure-story.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();

const batches = 9;
const perBatch = 24;

/** Where in the work she is erased: at which call to Intercom, before its answer is made or after, and how thoroughly. */
function readSeed(seed: number) {
  return {
    call: seed % 12,
    isAnswered: Math.floor(seed / 12) % 2 === 0,
    how: (["begin", "finish", "meanwhile"] as const)[Math.floor(seed / 24) % 3] ?? "begin",
    order: (seed * 5 + Math.floor(seed / 12)) % 4,
  };
}

/** She is changed, tagged, merged and listed while she is erased; everything is worked off at once, then once more. */
async function eraseAnytime(seed: number) {
  const { call, isAnswered, how, order } = readSeed(seed);
  const acme = await erasureStory(intercom);
  const { sim, ana, workspaceId } = acme;
  const { lead, person } = addCanaryPerson(sim);
  await acme.importAll();
  const { conversation, last } = addWish(sim, { contact: person, at: 1, ana });
  const quiet = { deliver: false } as const;
  const told = [
    await acme.tagging(conversation.id, last.id),
    ...(await sim.editContact(person.id, { name: `Zoë ${canary}-21` }, quiet)),
    ...(await sim.editContact(lead.id, { email: `${canary}-22@home.example` }, quiet)),
  ];
  if (order % 2 === 0) told.push(...(await sim.mergeContacts(lead.id, person.id, quiet)));
  for (const one of order < 2 ? told : told.toReversed()) await acme.send(one);
  let calls = 0;
  let erasing: Promise<void> | null = null;
  const erase = async () => {
    await acme.begin(person.id);
    if (how !== "begin") await acme.finish();
  };
  const mayErase = async (isNow: boolean) => {
    if (!isNow || erasing || calls < call) return;
    erasing = erase();
    if (how !== "meanwhile") await erasing;
  };
  sim.watchCalls({
    asked: async () => {
      await mayErase(!isAnswered);
      return null;
    },
    answered: async () => {
      await mayErase(isAnswered);
      calls += 1;
    },
  });
  await Promise.all(
    order % 2 === 0 ? [acme.importAll(), acme.drain()] : [acme.drain(), acme.importAll()],
  );
  sim.watchCalls(null);
  await (erasing ?? erase());
  for (const one of told) await acme.send(one, `again-${one.id}`);
  await Promise.all([acme.finish(), acme.drain(), acme.importAll()]);
  await acme.finish();
  return { workspaceId, seed, acme, person, wasMerged: order % 2 === 0 };
}

test.each(Array.from({ length: batches }, (_, at) => at * perBatch))(
  "F15 I9 somebody erased while an import and notifications are on their way is gone (seeds from %i)",
  async (first) => {
    for (let seed = first; seed < first + perBatch; seed++) {
      const { workspaceId, acme, person, wasMerged } = await eraseAnytime(seed);
      const lines = linesWith(await dumpDatabase(workspaceId), canary);
      // The lead is somebody else until Intercom has merged them.
      const hers = lines.filter((line) => wasMerged || !/kanarek-(0|22)/.test(line));
      expect({ seed, hers }).toEqual({ seed, hers: [] });
      expect({ seed, row: await acme.rowOf(person.id) }).toEqual({ seed, row: null });
      expect({ seed, tickets: (await acme.tickets()).length }).toEqual({ seed, tickets: 1 });
      const states = await database.delivery.groupBy({ by: ["state"], where: { workspaceId } });
      expect({ seed, states: states.map(({ state }) => state) }).toEqual({
        seed,
        states: ["done"],
      });
    }
  },
  300_000,
);
