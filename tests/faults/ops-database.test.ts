import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closePool, pool } from "#lib/database/pool.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { adminOf, type Playground, playground } from "#tests/support/playground.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { checkInvariants, storyEnvironment, untilWorkedOff } from "#tests/support/start-story.ts";
import { dataFolder } from "./ops/data-folder.ts";
import { startOwnPostgres } from "./ops/own-postgres.ts";
import { useDatabase } from "./ops/use-database.ts";

const folder = dataFolder();
/** `product conversation` of every tag that was ever added. */
const expected: string[] = [];
const recoveredWithinMs = 60_000;

let postgres: Awaited<ReturnType<typeof startOwnPostgres>>;
let intercom: Simulator;
let app: App;
let acme: Playground;
let cookie: string;
let tagged: Notification[];

beforeAll(async () => {
  postgres = await startOwnPostgres(folder);
  const patience = { retryDelayMs: 3_600_000 };
  intercom = await startSimulator({ clientId: "ops", clientSecret: "ops-secret", ...patience });
  app = await startApp({ databaseUrl: postgres.url, env: storyEnvironment(intercom) });
  await useDatabase(postgres.url);
  intercom.setWebhookUrl(`${app.url}/api/intercom/webhook`);
  acme = await playground({ intercom });
  ({ cookie } = await addPerson({ workspaceId: acme.workspaceId }));
});
beforeEach(() => {
  tagged = [];
});
afterAll(async () => {
  await closePool();
  await app?.stop();
  await intercom?.stop();
  await postgres?.stop();
});

/** Tags so many conversations, a few at once. Resolves when each call was answered or cut. */
async function tagMany(times: number): Promise<void> {
  const tagOne = async () => {
    const body = "<p>A wish.</p>";
    const { id } = acme.sim.addConversation({ contacts: [acme.jonas], body, deliver: false });
    expected.push(`${acme.mobile} ${id}`);
    tagged.push(await acme.sim.tag(id, { tagId: acme.wish.id, ...adminOf(acme) }));
  };
  let left = times;
  const takeTurns = async () => {
    while (left-- > 0) await tagOne();
  };
  await Promise.all(Array.from({ length: 5 }, takeTurns));
}

const statusesOf = (sent: Notification[]) =>
  intercom.deliveries
    .filter(({ notificationId }) => sent.some(({ id }) => id === notificationId))
    .map(({ status }) => status);

/** What Intercom does once, a minute later, with whatever was not answered 200. */
async function repeatMissed(): Promise<number> {
  const answered = intercom.deliveries.filter(({ status }) => status === 200);
  const ids = new Set(answered.map(({ notificationId }) => notificationId));
  const missed = tagged.filter(({ id }) => !ids.has(id));
  for (const one of missed) await acme.sim.deliver(one, { attempts: 2 });
  return missed.length;
}

async function health(state: "live" | "ready"): Promise<number> {
  return (await fetch(`${app.url}/api/health/${state}`)).status;
}

const untilReady = () => eventually(async () => (await health("ready")) === 200, recoveredWithinMs);

async function expectNothingLostOrDoubled(): Promise<void> {
  await untilWorkedOff(acme.workspaceId, recoveredWithinMs);
  await checkInvariants({ intercom, expected });
}

/** Whatever a person asks for meanwhile is a page with words, and says nothing of the database. */
async function expectWordsOnEveryPage(): Promise<void> {
  const inbox = "/acme/products/MOB/feedback";
  for (const address of ["/", "/sign-in", "/sign-up", "/profile", inbox, "/no/such/page"]) {
    for (const as of [cookie, ""]) {
      const page = await fetch(app.url + address, { headers: { cookie: as } });
      const text = await page.text();
      expect(page.headers.get("content-type"), address).toContain("text/html");
      expect(text, address).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
      expect(text, address).not.toMatch(/ECONNREFUSED|postgres|prisma|\n {4}at /i);
      if (address === inbox && as) expect(text).toContain("Not available right now");
    }
  }
}

test("D2 I1 I2 I3 I4 I7 I8 I12 PostgreSQL is stopped while tags come: 503 until it is back, and then nothing is lost or doubled", async () => {
  await tagMany(10);
  expect(statusesOf(tagged)).toEqual(Array(10).fill(200));
  const coming = tagMany(100);
  await eventually(() => tagged.length > 10 + 20);
  await postgres.stop();
  await coming;
  const before = tagged.length;
  await tagMany(20);
  expect(statusesOf(tagged.slice(before))).toEqual(Array(20).fill(503));
  expect(await health("ready")).toBe(503);
  expect(await health("live")).toBe(200);
  await expectWordsOnEveryPage();
  await postgres.start();
  await untilReady();
  const repeated = await repeatMissed();
  console.log(`PostgreSQL stopped: ${tagged.length} tags, ${repeated} repeated`);
  expect(repeated).toBeGreaterThanOrEqual(20);
  await expectNothingLostOrDoubled();
});

test("D3 I1 I2 I3 I4 I7 I8 I12 PostgreSQL ends at once, five times, while tags come: nothing is lost or doubled", async () => {
  for (let round = 0; round < 5; round++) {
    const before = tagged.length;
    const coming = tagMany(40);
    await eventually(() => tagged.length > before + 10);
    await postgres.crash();
    await coming;
    await untilReady();
  }
  console.log(`PostgreSQL ended at once: ${tagged.length} tags, ${await repeatMissed()} repeated`);
  await expectNothingLostOrDoubled();
  expect(app.logs()).not.toContain("unhandled");
});

test("D5 I2 I3 I8 I12 while PostgreSQL takes no writes tags are answered 503 and people read on, and then everything goes on", async () => {
  const name = new URL(postgres.url).pathname.slice(1);
  // Long enough ago for its next use to be written down.
  await pool().query("UPDATE sessions SET last_seen_at = now() - interval '1 hour'");
  await pool().query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  await endConnections();
  await tagMany(5);
  expect(statusesOf(tagged)).toEqual(Array(5).fill(503));
  const page = await fetch(`${app.url}/profile`, { headers: { cookie }, redirect: "manual" });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Noor Haddad");
  await writableAgain(name);
  // A connection that was ended may be noticed only by the call that wants it.
  await eventually(async () => (await repeatMissed()) === 0);
  await expectNothingLostOrDoubled();
});

/** What is set for a database counts for new connections. */
async function endConnections(): Promise<void> {
  const others = "datname = current_database() AND pid <> pg_backend_pid()";
  await pool().query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
}

async function writableAgain(name: string): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("SET default_transaction_read_only = off");
    await client.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
  } finally {
    client.release(true);
  }
  await endConnections();
}

test("D1 I2 I3 I8 I12 a start without PostgreSQL is up and says 503, and does everything once PostgreSQL is there", async () => {
  await app.stop();
  await postgres.stop();
  const options = { port: Number(new URL(app.url).port), until: "live" as const };
  app = await startApp({
    databaseUrl: postgres.url,
    env: storyEnvironment(intercom),
    ...options,
  });
  expect(await health("ready")).toBe(503);
  await tagMany(5);
  expect(statusesOf(tagged)).toEqual(Array(5).fill(503));
  // Until its pages are loaded it says in one line that it starts.
  await eventually(async () => (await fetch(`${app.url}/sign-in`)).ok, recoveredWithinMs);
  await expectWordsOnEveryPage();
  await postgres.start();
  await untilReady();
  expect(await repeatMissed()).toBe(5);
  await expectNothingLostOrDoubled();
});
