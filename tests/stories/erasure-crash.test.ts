import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addCanaryPerson, addWish, canary } from "#tests/support/erasure/canary-person.ts";
import { dumpDatabase, linesWith } from "#tests/support/erasure/dump-database.ts";
import { erasureStory } from "#tests/support/erasure/erasure-story.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();

const points = [
  ...["erase.found", "erase.deliveries", "erase.lines", "erase.quotes"],
  ...["erase.messages", "erase.customers", "erase.rows"],
];

test.each(points)(
  "C6 I9 killed at %s the erasure of a person goes on where it was, to its end",
  async (point) => {
    const acme = await erasureStory(intercom);
    const { workspaceId, sim, ana } = acme;
    const { lead, person } = addCanaryPerson(sim);
    await acme.importAll();
    for (const one of await sim.mergeContacts(lead.id, person.id, { deliver: false })) {
      await acme.send(one);
    }
    for (const at of [1, 2, 3]) {
      const { conversation, last } = addWish(sim, { contact: person, at, ana });
      await acme.send(await acme.tagging(conversation.id, last.id));
    }
    await acme.drain();
    await acme.begin(person.id);
    const traces = async () => linesWith(await dumpDatabase(workspaceId), canary).length;
    const before = await traces();
    const folder = await mkdtemp(path.join(os.tmpdir(), "erasure-crash-"));
    const trace = path.join(folder, "trace");
    const dying = await startWorker({
      databaseUrl,
      intercom,
      env: { FAULT_TRACE: trace, FAULT_MODE: "kill", FAULT_AT: point },
    });
    await dying.exited;
    expect(await traces()).toBeLessThanOrEqual(before);
    expect((await traces()) > 0).toBe(point !== "erase.rows");
    const worker = await startWorker({ databaseUrl, intercom });
    const being = { workspaceId, erasingSince: { not: null } };
    await eventually(async () => (await database.contact.count({ where: being })) === 0, 60_000);
    await worker.stop();
    expect(linesWith(await dumpDatabase(workspaceId), canary)).toEqual([]);
    expect(linesWith(dying.logs() + worker.logs(), canary)).toEqual([]);
    expect(await acme.tickets()).toHaveLength(3);
    await acme.importAll();
    expect(linesWith(await dumpDatabase(workspaceId), canary)).toEqual([]);
  },
  300_000,
);
