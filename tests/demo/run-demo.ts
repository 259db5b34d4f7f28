import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "#lib/commands/build.ts";
import { completeEnvironment } from "#lib/start/complete-environment.ts";
import { memoryFlags } from "#lib/start/memory-flags.ts";
import { startOrExplain } from "#lib/start/start-or-explain.ts";
import { stopOnSignal } from "#lib/start/stop-on-signal.ts";
import { seedWorkspace } from "#tests/support/intercom-simulator/seed-workspace.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import { freePort } from "./free-port.ts";

const project = path.resolve(import.meta.dirname, "../..");
const upWithinMs = 120_000;

await startOrExplain(async () => {
  process.chdir(project);
  const port = await freePort(Number(process.env.PORT ?? 3000));
  const intercomPort = await freePort(port + 1);
  const intercomUrl = `http://127.0.0.1:${intercomPort}`;
  const appUrl = process.env.APP_URL ?? `http://127.0.0.1:${port}`;
  const given = {
    HOST: "127.0.0.1",
    APP_URL: appUrl,
    INTERCOM_CLIENT_ID: "fieldnote-demo",
    INTERCOM_CLIENT_SECRET: "only-for-the-simulator",
    INTERCOM_API_URL: intercomUrl,
    INTERCOM_OAUTH_URL: `${intercomUrl}/oauth`,
    LOG_LEVEL: "warn",
  };
  process.env.PORT = String(port);
  for (const [name, value] of Object.entries(given)) process.env[name] ??= value;
  build({ ifStale: true });
  const { settings, embedded } = await completeEnvironment({ makeSecrets: true });
  await embedded?.start();
  const simulator = await startSimulator({
    port: intercomPort,
    clientId: settings.intercom?.clientId ?? given.INTERCOM_CLIENT_ID,
    clientSecret: settings.intercom?.clientSecrets[0] ?? given.INTERCOM_CLIENT_SECRET,
    webhookUrl: `http://127.0.0.1:${port}/api/intercom/webhook`,
    uninstallUrl: `http://127.0.0.1:${port}/api/intercom/uninstall`,
    stateFile: path.join(settings.dataDir, "intercom-simulator.json"),
  });
  let server: ChildProcess | null = null;
  stopOnSignal(async () => {
    await endProcess(server);
    await simulator.stop();
    await (await import("#lib/database/pool.ts")).closePool();
    await embedded?.stop();
  });
  const { played } = await seed(settings.databaseDirectUrl, simulator);
  server = spawn(process.execPath, [...memoryFlags.server, "server.ts"], {
    stdio: "inherit",
    detached: true,
  });
  server.once("exit", (code) => process.exit(code ?? 1));
  await untilReady(`http://127.0.0.1:${port}/api/health/ready`);
  await played();
  await sayWhere(appUrl, intercomUrl);
});

/** Loaded late: the Prisma client that it needs exists only after the build. */
async function seed(databaseUrl: string, simulator: Simulator) {
  const { migrate } = await import("#lib/database/migrate.ts");
  const { seedDemo, playDemo } = await import("./seed-demo.ts");
  await migrate(databaseUrl);
  const intercom = seedWorkspace(simulator);
  const isNew = await seedDemo(intercom);
  return { played: async () => isNew && playDemo(intercom) };
}

async function untilReady(url: string): Promise<void> {
  const until = Date.now() + upWithinMs;
  while (Date.now() < until) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(150);
  }
  throw new Error(`Timebook did not answer at ${url} within two minutes`);
}

async function endProcess(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.removeAllListeners("exit");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

async function sayWhere(appUrl: string, intercomUrl: string): Promise<void> {
  const { owner, demoPassword } = await import("./seed-demo.ts");
  console.log(`
Timebook is up.

  Timebook     ${appUrl}
  Sign in      ${owner.email}
  Password     ${demoPassword}
  Intercom     ${intercomUrl}   (simulated: open a conversation there and add a tag)

Tag a conversation with feature-request, bug or ux and watch it arrive in the Mobile app's inbox.
To play the story from nothing, open ${appUrl}/sign-up.
Ctrl-C stops everything; what you did is kept.
`);
}
