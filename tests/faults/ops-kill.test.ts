import { existsSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { closePool } from "#lib/database/pool.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import { adminOf, type Playground, playground } from "#tests/support/playground.ts";
import { checkInvariants, ticketsOf, untilWorkedOff } from "#tests/support/start-story.ts";
import { dataFolder } from "./ops/data-folder.ts";
import { type Installation, startInstallation } from "./ops/start-installation.ts";

const dataDir = dataFolder();
const fresh = dataFolder();
let intercom: Simulator;
let running: Installation;
let acme: Playground;

beforeAll(async () => {
  intercom = await startSimulator({
    clientId: "ops",
    clientSecret: "ops-secret",
    retryDelayMs: 3_600_000,
  });
  running = await startInstallation({ dataDir, intercom });
  await running.untilReady();
  await running.useDatabase();
  acme = await playground({ intercom });
});
afterAll(async () => {
  await closePool();
  await running?.stop();
  await intercom?.stop();
});

const restart = async () => {
  running = await startInstallation({ dataDir, intercom, port: running.port });
};

/** Tags a new conversation. Resolves when the call was answered or cut: true for 200. */
async function tagOne(): Promise<boolean> {
  const body = "<p>A wish.</p>";
  const { id } = acme.sim.addConversation({ contacts: [acme.jonas], body, deliver: false });
  const sent = await acme.sim.tag(id, { tagId: acme.wish.id, ...adminOf(acme) });
  return answered().some(({ notificationId }) => notificationId === sent.id);
}

/** So many at a time, each followed by the next, until nobody answers any more. */
function tagUntilCut(atOnce: number): Promise<unknown> {
  const keepTagging = async () => {
    while (await tagOne());
  };
  return Promise.all(Array.from({ length: atOnce }, keepTagging));
}

const answered = () => intercom.deliveries.filter(({ status }) => status === 200);

async function expectNothingLost(): Promise<void> {
  await running.untilReady();
  await running.useDatabase();
  await untilWorkedOff(acme.workspaceId, 120_000);
  const stored = await database.delivery.findMany({ where: { workspaceId: acme.workspaceId } });
  const ids = new Set(stored.map(({ notificationId }) => notificationId));
  expect(answered().filter(({ notificationId: id }) => !ids.has(id))).toEqual([]);
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(stored.length);
  await checkInvariants({ intercom });
}

test.each([1, 2])(
  "I2 I3 I7 I8 every process of an installation is killed at once under load, time %i: the next start comes up alone and loses nothing it had answered",
  async () => {
    const before = answered().length;
    const tagged = tagUntilCut(20);
    await eventually(() => answered().length > before + 10);
    await running.killEverything();
    await tagged;
    console.log(`Killed after ${answered().length - before} of its answers`);
    expect(running.postmaster()).toBeNull();
    await restart();
    await expectNothingLost();
  },
);

test("I8 every process is killed while it starts, five times, and then it starts", async () => {
  await running.killEverything();
  for (const sign of ["npm", "server", "postgres", "live", "ready"] as const) {
    await restart();
    await eventually(signs[sign], 120_000);
    await running.killEverything();
  }
  await restart();
  await expectNothingLost();
  expect(await tagOne()).toBe(true);
  await expectNothingLost();
});

test("I8 the next start finds another place when PostgreSQL's port was taken after it was killed", async () => {
  await running.killEverything();
  const taken = await takePort(running.postgresPort());
  await restart();
  await expectNothingLost();
  expect(running.postgresPort()).not.toBe(taken.port);
  await taken.stop();
});

test("I8 the very first start is killed while PostgreSQL's files are made, and the next one begins anew", async () => {
  const first = await startInstallation({ dataDir: fresh, intercom });
  await eventually(() => existsSync(path.join(fresh, "pg/global")), 120_000);
  await first.killEverything();
  expect(existsSync(path.join(fresh, "pg/timebook-initialised"))).toBe(false);
  const second = await startInstallation({ dataDir: fresh, intercom });
  await second.untilReady();
  await second.stop();
});

async function takePort(port: number) {
  const server = net.createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { port, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** How far a start has come. */
const signs = {
  npm: () => running.logs().includes("> timebook"),
  server: async () => (await running.health("live")) !== null,
  postgres: () => running.postmaster() !== null,
  live: async () => (await running.health("live")) === 200,
  ready: async () => (await running.health("ready")) === 200,
};
