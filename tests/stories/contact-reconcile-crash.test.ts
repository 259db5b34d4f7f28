import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { addPeople, contactStory, latestRun } from "#tests/support/imported-contacts.ts";
import { startFull, workOff } from "#tests/support/run-contacts.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();

test.each(["gone.asked", "gone.saved"])(
  "S-G4 C3 killed at %s nobody is half gone, and the next worker finds them all",
  async (point) => {
    const acme = await contactStory(intercom);
    const { sim, workspaceId } = acme;
    const people = addPeople(sim, 12);
    await acme.turn(true);
    await workOff(acme);
    for (const { id } of people.slice(0, 3)) await sim.deleteContact(id, { deliver: false });
    await startFull(acme);
    const trace = path.join(await mkdtemp(path.join(os.tmpdir(), "gone-crash-")), "trace");
    const env = { FAULT_TRACE: trace, FAULT_MODE: "kill", FAULT_AT: point };
    const dying = await startWorker({ databaseUrl, intercom, env });
    await dying.exited;
    expect(await latestRun(workspaceId)).toMatchObject({ phase: "gone", state: "running" });
    const where = { workspaceId, standing: "deleted" } as const;
    expect(await database.contact.count({ where })).toBe(0);
    expect(await workOff(acme)).toMatchObject({ state: "done", here: 9 });
    expect(await findUntruePeople(workspaceId, sim)).toEqual([]);
  },
);
