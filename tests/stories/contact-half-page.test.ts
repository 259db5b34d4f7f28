import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { useCuttingProxy } from "#tests/support/cutting-proxy.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  peopleHere,
  peopleInIntercom,
} from "#tests/support/imported-contacts.ts";
import { letWaitsPass, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
const proxy = await useCuttingProxy(intercom.url);
process.env.INTERCOM_API_URL = proxy.url;
globalThis.timebookEnv = undefined;

const pages = 2;
const perPage = 5;
const stepBytes = 797;

async function newStory(): Promise<ContactStory> {
  const acme = await contactStory(intercom);
  addPeople(acme.sim, pages * perPage);
  acme.sim.setLargestPage(perPage);
  await acme.turn(true);
  return acme;
}

test("B7 cut off after so many bytes, however many, a page is here as a whole or not at all, and then everybody comes", async () => {
  const wholePages: number[] = [];
  for (let bytes = 1; ; bytes += stepBytes) {
    const acme = await newStory();
    const { workspaceId, sim } = acme;
    proxy.cutAfter(bytes);
    const run = await workOff(acme);
    expect(proxy.hasCut()).toBe(true);
    const here = (await peopleHere(workspaceId)).length;
    expect(here % perPage).toBe(0);
    expect(run).toMatchObject({ seen: here, attempts: 1, failure: expect.any(String) });
    expect(await database.contactImportSeen.count({ where: { workspaceId } })).toBe(here);
    if (here === pages * perPage) break;
    await letWaitsPass(acme);
    expect(await workOff(acme)).toMatchObject({ state: "done", here: pages * perPage });
    expect(await peopleHere(workspaceId)).toEqual(peopleInIntercom(sim));
    wholePages.push(here / perPage);
  }
  expect(wholePages.length).toBeGreaterThan(10);
  expect(new Set(wholePages)).toEqual(new Set([0, 1]));
});
