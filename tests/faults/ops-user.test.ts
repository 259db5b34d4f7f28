import { chownSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { closePool } from "#lib/database/pool.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import { playground, tag } from "#tests/support/playground.ts";
import { checkInvariants, ticketsOf } from "#tests/support/start-story.ts";
import { dataFolder } from "./ops/data-folder.ts";
import { type Installation, startInstallation } from "./ops/start-installation.ts";

type User = { name: string; uid?: number; home: "its own" | "none" };

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const ordinary: User[] = [
  { name: "an ordinary user with an empty home", uid: nobody, home: "its own" },
  { name: "an ordinary user with no home", uid: nobody, home: "none" },
];
const users: User[] = isRoot
  ? [{ name: "root", home: "none" }, ...ordinary]
  : [{ name: "the user who runs this", home: "none" }];
if (!isRoot) console.log("Not root: it is started only as the user who runs this");

/** What an installation makes for itself when it is given nothing. */
const secrets = z.object({ AUTH_SECRET: z.string(), ENCRYPTION_KEYS: z.string() });
const givenNothing = { AUTH_SECRET: undefined, ENCRYPTION_KEYS: undefined };

const folders = new Map(users.map(({ name }) => [name, dataFolder()]));
const elsewhere = dataFolder();
let intercom: Simulator;
let running: Installation | null = null;

beforeAll(async () => {
  intercom = await startSimulator({ clientId: "ops", clientSecret: "ops-secret" });
});
afterEach(async () => {
  await closePool();
  await running?.stop();
  running = null;
});
afterAll(() => intercom?.stop());

function start({ name, uid, home }: User): Promise<Installation> {
  const folder = folders.get(name) ?? "";
  const own = path.join(folder, "home");
  mkdirSync(own, { recursive: true });
  if (uid) for (const at of [folder, own]) chownSync(at, uid, uid);
  const env = { ...givenNothing, HOME: home === "none" ? undefined : own };
  const user = uid ? { uid, gid: uid } : undefined;
  return startInstallation({ dataDir: folder, intercom, env, ...(user && { user }) });
}

test.each(users)(
  "$name starts it with nothing but a data folder, in a project that is not the user's, and a tag becomes a ticket, also after a second start",
  async (user) => {
    const folder = folders.get(user.name) ?? "";
    const uid = user.uid ?? process.getuid?.();
    running = await start(user);
    await running.untilReady();
    const postgres = statSync(`/proc/${running.postmaster()}`);
    if (uid === 0) expect(postgres.uid).not.toBe(0);
    else expect(postgres.uid).toBe(uid);
    for (const file of ["secrets.json", "postgres.json", "postgres.log"]) {
      const { mode, uid: owner } = statSync(path.join(folder, file));
      expect([file, mode & 0o777, owner]).toEqual([file, 0o600, uid]);
    }
    const text = readFileSync(path.join(folder, "secrets.json"), "utf8");
    Object.assign(process.env, secrets.parse(JSON.parse(text)));
    await running.useDatabase();
    const acme = await playground({ intercom });
    await tag(acme, acme.wish.id);
    await closePool();
    await running.stop();

    running = await start(user);
    await running.untilReady();
    await running.useDatabase();
    await tag(acme, acme.ux.id);
    expect(await ticketsOf(acme.workspaceId)).toHaveLength(2);
    await checkInvariants();
    expect(running.logs()).not.toContain("EACCES");
  },
);

const refused = [
  { uid: nobody, dataDir: path.join(elsewhere, "of-root"), says: "set DATA_DIR" },
  { uid: nobody, dataDir: elsewhere, says: "set DATA_DIR" },
  // PostgreSQL wants to know its user's name.
  { uid: 54_321, dataDir: elsewhere, says: "user does not exist" },
];

test.runIf(isRoot).each(refused)(
  "who cannot keep data in $dataDir is told why, and it ends",
  async (one) => {
    const { uid, dataDir, says } = one;
    if (says === "user does not exist") chownSync(elsewhere, uid, uid);
    const user = { uid, gid: uid };
    const env = { ...givenNothing, HOME: elsewhere };
    running = await startInstallation({ dataDir, intercom, user, env });
    await eventually(running.hasEnded, 60_000);
    expect(running.logs()).toContain(says);
  },
);
