import { beforeEach, expect, test } from "vitest";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { addPeople, type ContactStory, contactStory } from "#tests/support/imported-contacts.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import { arrive, runSweep, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ContactStory;
let stranger: Contact;

const lost = { deliver: false };

beforeEach(async () => {
  acme = await contactStory(intercom);
  addPeople(acme.sim, 12);
  await acme.turn(true);
  await workOff(acme);
  stranger = acme.sim.addContact({ name: "Ida" });
});

const untrue = () => findUntruePeople(acme.workspaceId, acme.sim);

/** Has `change` happen after Intercom has answered the sweep's search and before the answer is written. */
function whileThePageIsOnItsWay(change: () => Promise<unknown>): void {
  let isDone = false;
  acme.sim.watchCalls({
    asked: async () => null,
    answered: async ({ path }) => {
      if (isDone || path !== "/contacts/search") return;
      isDone = true;
      await change();
    },
  });
}

test("B13 whoever nobody here knew is deleted while a sweep's page that names them is on its way: they do not come", async () => {
  const { sim } = acme;
  whileThePageIsOnItsWay(async () => {
    await sim.deleteContact(stranger.id, lost);
    await arrive(acme, sim.buildContactNotification("contact.deleted", stranger));
  });
  expect(await runSweep(acme)).toMatchObject({ state: "done" });
  expect(await untrue()).toEqual([]);
});

test("B13 so does who is merged away, and the next sweep brings whoever is there", async () => {
  const { sim } = acme;
  const survivor = sim.addContact({ name: "Ida Berg" });
  whileThePageIsOnItsWay(async () => {
    await sim.mergeContacts(stranger.id, survivor.id, lost);
    const mergedFrom = stranger.id;
    await arrive(acme, sim.buildContactNotification("contact.merged", survivor, { mergedFrom }));
  });
  await runSweep(acme);
  expect(await untrue()).toEqual([]);
  await runSweep(acme);
  expect(await untrue()).toEqual([]);
});
