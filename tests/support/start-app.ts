import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { memoryFlags } from "#lib/start/memory-flags.ts";
import { freePort } from "./free-port.ts";
import { noteStarted } from "./left-running.ts";
import { testEnvironment } from "./test-environment.ts";

export type App = {
  url: string;
  pid: number;
  /** Everything it wrote so far, standard output and error alike. */
  logs: () => string;
  /** Its exit code, once it has ended. */
  exited: Promise<number | null>;
  /** Ends it as an operator does. Resolves with its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it as a power cut does. */
  kill: () => Promise<number | null>;
};

type Options = {
  databaseUrl: string;
  env?: Record<string, string>;
  /** The port of an earlier start, for one that must keep its address. */
  port?: number;
  /** What to run instead of the whole server. */
  program?: string;
  /** Which health address must answer before this resolves; null waits for nothing. */
  until?: "ready" | "live" | null;
};

const project = path.resolve(import.meta.dirname, "../..");
const startLimitMs = 60_000;

/** The built program with its worker, as `npm start` runs it. */
export async function startApp(options: Options): Promise<App> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const lines: string[] = [];
  const { program } = options;
  const words = program ? [program] : [...memoryFlags.server, "server.ts"];
  const child = spawn(process.execPath, words, {
    cwd: project,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...inherited(),
      ...testEnvironment,
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: url,
      DATABASE_URL: options.databaseUrl,
      ...options.env,
    },
  });
  noteStarted(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => lines.push(text));
  }
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const app: App = {
    url,
    exited,
    pid: child.pid ?? 0,
    logs: () => lines.join(""),
    stop: () => end(child, "SIGTERM"),
    kill: () => end(child, "SIGKILL"),
  };
  if (options.until !== null) await waitFor(app, child, options.until ?? "ready");
  return app;
}

function inherited() {
  const { PATH, HOME, SystemRoot, NEXT_DIST_DIR } = process.env;
  return { NODE_ENV: "production" as const, PATH, HOME, SystemRoot, NEXT_DIST_DIR };
}

async function waitFor(app: App, child: ChildProcess, state: "ready" | "live"): Promise<void> {
  const until = Date.now() + startLimitMs;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${app.url}/api/health/${state}`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  await app.kill();
  throw new Error(`The app did not become ${state}:\n${app.logs()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}
