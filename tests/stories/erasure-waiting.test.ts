import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addCanaryPerson, addWish, canary } from "#tests/support/erasure/canary-person.ts";
import { dumpDatabase, linesWith } from "#tests/support/erasure/dump-database.ts";
import { erasureStory } from "#tests/support/erasure/erasure-story.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();

test("I9 what arrives about an erased person while Intercom must be reconnected keeps nothing of hers, is looked at once, and is worked off afterwards", async () => {
  const acme = await erasureStory(intercom);
  const { sim, ana, workspaceId, drain } = acme;
  const { lead, person } = addCanaryPerson(sim);
  const somebody = sim.addContact({ name: "Ida" });
  await acme.importAll();
  const { conversation, last } = addWish(sim, { contact: person, at: 1, ana });
  for (const { id } of [lead, person]) await acme.begin(id);
  await acme.finish();
  const setStatus = (status: "reconnect_needed" | "connected") =>
    database.intercomConnection.update({ where: { workspaceId }, data: { status } });
  await setStatus("reconnect_needed");
  await acme.send(await acme.tagging(conversation.id, last.id));
  await acme.send(sim.buildContactNotification("contact.user.updated", somebody));
  const waiting = () => database.delivery.findMany({ where: { workspaceId, state: "pending" } });
  expect(linesWith(await dumpDatabase(), canary)).not.toEqual([]);
  await drain();
  expect(linesWith(await dumpDatabase(), canary)).toEqual([]);
  const looked = await waiting();
  expect(looked.map(({ summary, attempts }) => [summary, attempts])).toEqual([
    ["Waits until Intercom is reconnected", 0],
    ["Waits until Intercom is reconnected", 0],
  ]);
  await drain();
  expect(await waiting()).toEqual(looked.map((row) => ({ ...row, nextTryAt: expect.any(Date) })));
  await setStatus("connected");
  await drain();
  expect(await waiting()).toEqual([]);
  expect(await acme.tickets()).toMatchObject([{ customerName: null }]);
  expect(linesWith(await dumpDatabase(), canary)).toEqual([]);
});
