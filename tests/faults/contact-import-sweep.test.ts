import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  addPeople,
  type ContactStory,
  contactStory,
  latestRun,
} from "#tests/support/imported-contacts.ts";
import { letWaitsPass, startFull, workOff } from "#tests/support/run-contacts.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { points } from "./site/points.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
const perPage = 8;
const lost = { deliver: false };

/** Everybody is here, and since then somebody came, changed, went into the archive, was merged or deleted. */
async function storyWithWork() {
  const acme = await contactStory(intercom);
  const { sim } = acme;
  const people = addPeople(sim, 22);
  sim.setLargestPage(perPage);
  await acme.turn(true);
  await workOff(acme);
  const [, first, second, third, fourth, fifth] = people.map(({ id }) => id);
  sim.addContact({ name: "New" });
  await sim.editContact(first ?? "", { name: "Changed" }, lost);
  await sim.archiveContact(second ?? "", lost);
  await sim.mergeContacts(third ?? "", fourth ?? "", lost);
  await sim.deleteContact(fifth ?? "", lost);
  await sim.deleteCompany(people[10]?.companyIds[1] ?? "", lost);
  await startFull(acme);
  return { ...acme, leavers: [second, third, fifth].map(String) };
}

type Work = Awaited<ReturnType<typeof storyWithWork>>;

/** The point that a worker died of, having passed so many; null if its work ended before. */
async function killAt(at: number, { workspaceId }: ContactStory): Promise<string | null> {
  const trace = path.join(await mkdtemp(path.join(os.tmpdir(), "import-sweep-")), "trace");
  const env = { FAULT_TRACE: trace, FAULT_MODE: "kill", FAULT_AT: String(at) };
  const worker = await startWorker({ databaseUrl, intercom, env });
  let isDead = false;
  void worker.exited.then(() => {
    isDead = true;
  });
  await eventually(async () => isDead || !(await latestRun(workspaceId)).isOpen, 60_000);
  if (!isDead) await worker.stop();
  const passed = (await readFile(trace, "utf8")).trim().split("\n");
  return passed[at - 1] ?? null;
}

/** What is written without its place in the list, or the other way round. */
async function findHalves({ workspaceId, leavers }: Work): Promise<string[]> {
  const run = await latestRun(workspaceId);
  const met = await database.contactImportSeen.count({ where: { workspaceId, hasLeft: false } });
  const gone = await database.contact.findMany({
    where: { workspaceId, standing: { not: "active" } },
    select: { intercomContactId: true },
  });
  const told = run.phase === "gone" && run.cursor?.startsWith("people ") ? run.cursor.slice(7) : "";
  const isOver = run.phase === "counting";
  const settled = gone.map(({ intercomContactId }) => intercomContactId ?? "").sort();
  const shouldBe = leavers.filter((id) => isOver || id <= told).sort();
  return [
    ...(run.isOpen && met !== run.seen ? [`${met} met and ${run.seen} counted`] : []),
    ...(run.phase === "contacts" && run.seen !== run.pages * perPage ? [`page ${run.pages}`] : []),
    ...(run.isOpen && settled.join() !== shouldBe.join()
      ? [`gone: ${settled}, not ${shouldBe}`]
      : []),
  ];
}

test("C3 I8 killed at each point that a run passes, in every phase, no step is half there, and the next worker ends it with everybody right", async () => {
  const struck: string[] = [];
  const broken: string[] = [];
  for (let at = 1; ; at += 1) {
    const work = await storyWithWork();
    const { workspaceId, sim } = work;
    intercom.calls.length = 0;
    const point = await killAt(at, work);
    const note = (what: string) => broken.push(`${at} ${point}: ${what}`);
    for (const half of await findHalves(work)) note(half);
    // Whoever died in the list of companies finds Intercom busy with it for a minute.
    for (let round = 0; round < 5 && (await workOff(work)).isOpen; round += 1) {
      sim.letTimePass(60);
      await letWaitsPass(work);
    }
    const run = await latestRun(workspaceId);
    if (run.state !== "done") note(`${run.state} in ${run.phase}: ${run.failure}`);
    for (const untrue of await findUntruePeople(workspaceId, sim)) note(untrue);
    if ((await database.contactImportSeen.count({ where: { workspaceId } })) > 0) note("met stays");
    if (point === null) break;
    struck.push(point);
  }
  const counts = points.import.map(
    (name) => `${name} ${struck.filter((one) => one === name).length}`,
  );
  console.log(`C3: killed ${struck.length} times (${counts.join(", ")})`);
  expect(broken).toEqual([]);
  expect(points.import.filter((name) => !struck.includes(name))).toEqual([]);
});

test("C3 the sweep finds what is half there: a place moved on without its page", async () => {
  const work = await storyWithWork();
  await database.contactImport.updateMany({
    where: { workspaceId: work.workspaceId, isOpen: true },
    data: { pages: { increment: 1 }, seen: { increment: perPage } },
  });
  expect(await findHalves(work)).toEqual([expect.stringContaining("met and")]);
});
