import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
} from "#tests/support/imported-contacts.ts";
import { dialects } from "#tests/support/intercom-simulator/rest/dialect.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import { runFull, runSweep, startFull, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ContactStory;
let people: Contact[];

const lost = { deliver: false };

beforeEach(async () => {
  acme = await contactStory(intercom);
  people = addPeople(acme.sim, 24);
  await acme.turn(true);
  await workOff(acme);
  intercom.calls.length = 0;
});

const untrue = () => findUntruePeople(acme.workspaceId, acme.sim);

test("a run ends where Intercom has no list of companies, and asks for each once", async () => {
  acme.sim.speak({ ...dialects.recorded, scroll: false });
  const [company] = acme.sim.record.companies.values();
  await acme.sim.renameCompany(company?.id ?? "", "Renamed", lost);
  expect(await runFull(acme)).toMatchObject({ state: "done" });
  expect(await untrue()).toEqual([]);
  const asked = intercom.calls.filter(({ path }) => /^\/companies\/[^s]/.test(path));
  expect(asked).toHaveLength(acme.sim.record.companies.size);
});

test("B14 a list of companies that shows the same again and again has an end", async () => {
  const data = [...acme.sim.record.companies.keys()].map((id) => ({ type: "company", id }));
  const body = { type: "list", data: data.slice(0, 3), scroll_param: "same" };
  intercom.failNext(/^GET \/companies\/scroll/, { status: 200, body, times: 2 });
  expect(await runFull(acme)).toMatchObject({ state: "done" });
  expect(intercom.calls.filter(({ path }) => path.startsWith("/companies/scroll"))).toHaveLength(2);
});

test("B3 one person at whose companies Intercom fails again and again does not end the run", async () => {
  const [first, second] = people.filter(({ companyIds }) => companyIds.length > 10);
  const left = (second?.companyIds ?? []).slice(1).map((id) => ({ id }));
  await acme.sim.setContactCompanies(second?.id ?? "", left, lost);
  await acme.sim.renameCompany(second?.companyIds[2] ?? "", "Renamed", lost);
  intercom.failNext(new RegExp(`^/contacts/${first?.id}/companies$`), { status: 500, times: 7 });
  await startFull(acme);
  for (let tries = 0; tries < 7; tries += 1) {
    await workOff(acme);
    await database.contactImport.updateMany({
      where: { workspaceId: acme.workspaceId, isOpen: true },
      data: { waitUntil: null },
    });
  }
  expect(await untrue()).toEqual([]);
  expect(await latestRun(acme.workspaceId)).toMatchObject({ state: "done" });
});

test("a company that a sweep meets for the first time has its name when the sweep ends", async () => {
  const company = acme.sim.addCompany({ name: "Brand new" });
  await acme.sim.setContactCompanies(people[1]?.id ?? "", [company], lost);
  expect(await runSweep(acme)).toMatchObject({ kind: "sweep", state: "done" });
  expect(await untrue()).toEqual([]);
  intercom.calls.length = 0;
  await runSweep(acme);
  expect(intercom.calls.filter(({ path }) => path.startsWith("/companies"))).toEqual([]);
});
