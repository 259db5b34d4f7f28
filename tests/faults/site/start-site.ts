import { copyFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { eventually } from "#tests/support/eventually.ts";
import { startSimulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";
import { createTestDatabase } from "#tests/support/test-database.ts";
import { startBalancer } from "./balance.ts";
import { intercomApp, type Seed } from "./seed-site.ts";

export type Mode = "kill" | "throw" | "hang" | "stop" | "reject";
export type Role = "web" | "worker";

export type Fault = { role: Role; at: number | string; mode: Mode };

export type Plan = {
  seed: Seed<object>;
  fault: Fault | null;
  /** How many of each; the fault is in the first. */
  webs?: number;
  workers?: number;
  /** What to run instead of the product. */
  programs?: Partial<Record<Role, string>>;
};

export type Running = App & { role: Role; trace: string; hasEnded: () => boolean };

const programs = { web: "server.ts", worker: "lib/jobs/worker.ts" };
const startWithinMs = 60_000;
let count = 0;

/** Intercom, a database of its own, and so many web and worker processes behind one address. */
export async function startSite(plan: Plan) {
  const name = path.join(plan.seed.folder, `run-${++count}`);
  copyFileSync(plan.seed.stateFile, name);
  // Its own retry never comes: the run repeats what was not answered, once everything is up again.
  const options = { ...intercomApp, stateFile: name, retryDelayMs: 3_600_000 };
  const intercom = await startSimulator({ ...options, answerTimeoutMs: 3_000 });
  const cloned = await createTestDatabase(plan.seed.databaseUrl);
  const db = new pg.Client({ connectionString: cloned.url });
  await db.connect();
  const balancer = await startBalancer();
  intercom.setWebhookUrl(`${balancer.url}/api/intercom/webhook`);
  const started: Running[] = [];

  async function stop(): Promise<void> {
    await Promise.all(started.map((one) => one.kill()));
    await Promise.all([intercom.stop(), balancer.stop(), db.end()]);
    await cloned.drop();
  }

  async function start(role: Role, fault: Fault | null = null): Promise<Running> {
    const trace = `${name}-${role}-${started.length}`;
    const app = await startApp({
      databaseUrl: cloned.url,
      program: plan.programs?.[role] ?? programs[role],
      until: role === "web" ? "ready" : null,
      env: {
        ...storyEnvironment(intercom),
        APP_URL: balancer.url,
        WORKER: "off",
        // With one each, two workers cannot but share the work.
        WORKER_CONCURRENCY: (plan.workers ?? 1) > 1 ? "1" : "2",
        LOG_LEVEL: "info",
        FAULT_TRACE: trace,
        ...(fault && { FAULT_AT: String(fault.at), FAULT_MODE: fault.mode }),
      },
    });
    let ended = false;
    void app.exited.then(() => {
      ended = true;
    });
    const running = { ...app, role, trace, hasEnded: () => ended };
    started.push(running);
    if (role === "web") balancer.ports.push(Number(new URL(app.url).port));
    else await eventually(() => ended || app.logs().includes("worker started"), startWithinMs);
    return running;
  }

  const faultIn = (role: Role) => (plan.fault?.role === role ? plan.fault : null);
  const faultyOnes = await Promise.all([
    start("web", faultIn("web")),
    ...((plan.workers ?? 1) > 0 ? [start("worker", faultIn("worker"))] : []),
  ]);
  for (let more = 1; more < (plan.webs ?? 1); more++) await start("web");
  for (let more = 1; more < (plan.workers ?? 1); more++) await start("worker");

  return {
    intercom,
    db,
    url: balancer.url,
    /** The process that has the fault. */
    faulty: faultyOnes.find(({ role }) => role === plan.fault?.role) ?? null,
    start,
    /** The points passed, by each process of the role that ran. */
    passed: (role: Role) =>
      started.filter((one) => one.role === role).map(({ trace }) => pointsIn(trace)),
    /** The address of every web process that lives. */
    servers: () =>
      started.filter((one) => one.role === "web" && !one.hasEnded()).map(({ url }) => url),
    logs: () => started.map((one) => one.logs()).join(""),
    stop,
  };
}

export type Site = Awaited<ReturnType<typeof startSite>>;

export function pointsIn(trace: string): string[] {
  return existsSync(trace) ? readFileSync(trace, "utf8").split("\n").filter(Boolean) : [];
}
