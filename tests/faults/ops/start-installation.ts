import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { eventually } from "#tests/support/eventually.ts";
import { freePort } from "#tests/support/free-port.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";
import { isAlive, killAll, treeOf } from "./process-tree.ts";
import { useDatabase } from "./use-database.ts";

export type Installation = Awaited<ReturnType<typeof startInstallation>>;

type Options = {
  /** Where the embedded database and the secrets are. */
  dataDir: string;
  intercom: Simulator;
  port?: number;
  env?: Record<string, string | undefined>;
  user?: { uid: number; gid: number };
};

const project = path.resolve(import.meta.dirname, "../../..");
const cluster = z.object({ port: z.number(), password: z.string() });
const readyWithinMs = 180_000;

/** `npm start` with nothing but a data folder: web, worker and PostgreSQL. It does not wait until it is ready. */
export async function startInstallation(options: Options) {
  const { dataDir, intercom, user } = options;
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const lines: string[] = [];
  const child = spawn("npm", ["start"], {
    cwd: project,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    ...user,
    env: { ...environment(options, port), ...storyEnvironment(intercom), APP_URL: url },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => lines.push(text));
  }
  const postmaster = () => readPostmaster(dataDir);
  const described = () => cluster.parse(readJson(path.join(dataDir, "postgres.json")));
  const everything = () => [...treeOf(child.pid ?? 0), ...postgresOf(postmaster())];
  intercom.setWebhookUrl(`${url}/api/intercom/webhook`);
  return {
    url,
    port,
    logs: () => lines.join(""),
    health: (state: "live" | "ready") => statusOf(`${url}/api/health/${state}`),
    postmaster,
    postgresPort: () => described().port,
    processes: everything,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async untilReady(limitMs = readyWithinMs): Promise<void> {
      const ready = async () => (await statusOf(`${url}/api/health/ready`)) === 200;
      await eventually(ready, limitMs).catch(() => {
        throw new Error(`It did not become ready:\n${lines.join("").slice(-5_000)}`);
      });
    },
    /** Lets this test's own code speak to the installation's database. */
    async useDatabase(): Promise<void> {
      const { port: at, password } = described();
      await useDatabase(`postgresql://timebook:${password}@127.0.0.1:${at}/timebook`);
    },
    /** Every process of it at once. */
    async killEverything(): Promise<void> {
      const pids = everything();
      killAll(pids);
      await eventually(() => !pids.some(isAlive));
    },
    /** As an operator ends it. Resolves when nothing of it is left. */
    async stop(): Promise<void> {
      const pids = everything();
      if (child.pid && !(child.exitCode ?? child.signalCode)) process.kill(-child.pid, "SIGTERM");
      await eventually(() => !pids.some(isAlive), 60_000).catch(() => {
        const left = pids
          .filter(isAlive)
          .map((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8"));
        throw new Error(`These did not end: ${left}\n${lines.join("").slice(-5_000)}`);
      });
    },
  };
}

function environment({ dataDir, env }: Options, port: number): NodeJS.ProcessEnv {
  const { PATH, HOME, NEXT_DIST_DIR } = process.env;
  const { AUTH_SECRET, ENCRYPTION_KEYS } = testEnvironment;
  const own = { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  const inherited = { NODE_ENV: "production" as const, PATH, HOME, NEXT_DIST_DIR };
  return { ...inherited, AUTH_SECRET, ENCRYPTION_KEYS, ...own, ...env };
}

function readPostmaster(dataDir: string): number | null {
  const file = path.join(dataDir, "pg/postmaster.pid");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
  return pid > 0 && isAlive(pid) ? pid : null;
}

function postgresOf(postmaster: number | null): number[] {
  return postmaster === null ? [] : treeOf(postmaster);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

async function statusOf(url: string): Promise<number | null> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  return answer?.status ?? null;
}
