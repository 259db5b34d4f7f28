import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, pool } from "#lib/database/pool.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { adminOf, type Playground, playground } from "#tests/support/playground.ts";
import { checkInvariants, ticketsOf, untilWorkedOff } from "#tests/support/start-story.ts";
import { dataFolder } from "./ops/data-folder.ts";
import { letWrite, mountSmallDisk } from "./ops/small-disk.ts";
import { type Installation, startInstallation } from "./ops/start-installation.ts";

const folder = dataFolder();
const disk = mountSmallDisk(folder);
if (!disk) console.log("No disk can be mounted here: only the processes are kept from writing");
const recoveredWithinMs = 120_000;

/** `product conversation` of every tag that was ever added. */
const expected: string[] = [];
const tagged: Notification[] = [];
let intercom: Simulator;
let running: Installation;
let acme: Playground;
let cookie: string;

beforeAll(async () => {
  const patience = { retryDelayMs: 3_600_000 };
  intercom = await startSimulator({ clientId: "ops", clientSecret: "ops-secret", ...patience });
  running = await startInstallation({ dataDir: folder, intercom });
  await running.untilReady();
  await running.useDatabase();
  acme = await playground({ intercom });
  ({ cookie } = await addPerson({ workspaceId: acme.workspaceId }));
});
afterAll(async () => {
  disk?.empty();
  await closePool();
  letWrite(running?.processes() ?? [], true);
  await running?.stop();
  await intercom?.stop();
  disk?.unmount();
});

/** Tags so many conversations, one after the other, and says how each call was answered. */
async function tagMany(times: number): Promise<(number | null)[]> {
  const sent: Notification[] = [];
  for (let at = 0; at < times; at++) {
    const body = `<p>${"A wish with many words. ".repeat(100)}</p>`;
    const { id } = acme.sim.addConversation({ contacts: [acme.jonas], body, deliver: false });
    expected.push(`${acme.mobile} ${id}`);
    sent.push(await acme.sim.tag(id, { tagId: acme.wish.id, ...adminOf(acme) }));
  }
  tagged.push(...sent);
  return sent.flatMap((one) =>
    intercom.deliveries
      .filter(({ notificationId }) => notificationId === one.id)
      .map(({ status }) => status),
  );
}

/** Until every small gap in PostgreSQL's files is used up too, and no tag is taken any more. */
async function tagUntilFull(): Promise<void> {
  await eventually(async () => (await tagMany(10)).every((status) => status === 503), 60_000);
}

async function repeatMissed(): Promise<void> {
  const answered = intercom.deliveries.filter(({ status }) => status === 200);
  const ids = new Set(answered.map(({ notificationId }) => notificationId));
  for (const one of tagged) if (!ids.has(one.id)) await acme.sim.deliver(one, { attempts: 2 });
}

async function inbox(): Promise<{ status: number; text: string }> {
  const { rows } = await pool().query<{ slug: string }>("SELECT slug FROM workspaces");
  const address = `${running.url}/${rows[0]?.slug}/products/MOB/feedback`;
  const page = await fetch(address, { headers: { cookie }, redirect: "manual" });
  return { status: page.status, text: await page.text() };
}

/** Tickets of which a part is missing. */
async function partialTickets(): Promise<unknown[]> {
  const all = await ticketsOf(acme.workspaceId);
  return all.filter(({ quotes, tags, activity, origins }) => {
    return [quotes, tags, activity, origins].some((part) => part.length === 0);
  });
}

/** After the fault: by itself, and with what Intercom repeats, everything is there once. */
async function expectEverything(): Promise<void> {
  await running.untilReady(recoveredWithinMs);
  expect(await tagMany(2)).toEqual([200, 200]);
  await repeatMissed();
  await untilWorkedOff(acme.workspaceId, recoveredWithinMs);
  await checkInvariants({ intercom, expected });
}

test.runIf(disk)(
  "D4 I1 I2 I3 I4 I7 I8 I12 on a full disk a tag is answered 503, people read on, no ticket is half there, and with space everything goes on",
  async () => {
    expect(await tagMany(3)).toEqual([200, 200, 200]);
    await untilWorkedOff(acme.workspaceId);
    // Of these the worker reads the conversations only when the disk is full.
    intercom.failNext(/^\/conversations\//, { status: 503, times: 20 });
    expect(await tagMany(20)).toEqual(Array(20).fill(200));
    disk?.fill();
    await tagUntilFull();
    expect(await running.health("live")).toBe(200);
    expect((await inbox()).status).toBe(200);
    expect((await inbox()).text).toContain("A wish with many words");
    await eventually(() => running.logs().includes("Failed task"), 60_000);
    expect(await partialTickets()).toEqual([]);
    disk?.empty();
    await expectEverything();
  },
);

test.runIf(disk)(
  "D4 I2 I3 I8 I12 where not even PostgreSQL's journal can grow it ends, tags are answered 503, and with space it comes back by itself, also after being killed and stopped on the full disk",
  async () => {
    disk?.fill();
    await useUpJournal();
    expect(await running.health("live")).toBe(200);
    expect(await tagMany(3)).toEqual([503, 503, 503]);
    for (const end of [() => running.killEverything(), () => running.stop()]) {
      await end();
      running = await startInstallation({ dataDir: folder, intercom, port: running.port });
      await eventually(async () => (await running.health("ready")) === 503, 60_000);
      expect(await tagMany(3)).toEqual([503, 503, 503]);
    }
    disk?.empty();
    await expectEverything();
  },
);

/** Writes nothing that needs room in a table, until PostgreSQL has no room for the journal of it and ends. */
async function useUpJournal(): Promise<void> {
  await eventually(async () => {
    const tries = ["UPDATE workspaces SET name = name", "SELECT pg_switch_wal()"];
    for (const sql of tries)
      await pool()
        .query(sql)
        .catch(() => undefined);
    return (await running.health("ready")) === 503;
  }, 60_000);
}

test("D4 I2 I3 I8 I12 when no process can write into a file any more tags are answered 503, and everything goes on once they can", async () => {
  letWrite(running.processes(), false);
  await eventually(async () => (await tagMany(1))[0] === 503, 60_000);
  expect(await running.health("live")).toBe(200);
  expect(await tagMany(3)).toEqual([503, 503, 503]);
  letWrite(running.processes(), true);
  await expectEverything();
});
