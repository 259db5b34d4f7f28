import { database, transaction } from "#lib/database/client.ts";
import { runContactImport } from "#lib/intercom/contact-import/run-contact-import.ts";
import { startImport } from "#lib/intercom/contact-import/start-import.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import type { Scene } from "./scene.ts";
import { needOfReading, needOfRun } from "./serial-need.ts";

const mostTurns = 60;
export const drainsAtOnce = 8;

/** One run from its beginning to its end, its waits included. Throws if it does not end by itself. */
export async function runToEnd(scene: Scene, kind: "full" | "sweep"): Promise<void> {
  const { scope, sim } = scene;
  await scene.catchUp();
  scene.need += await needOfRun(scene, kind);
  const start = { intercomAppId: sim.appId, requestedBy: null, kind };
  await transaction((tx) => startImport(tx, scope, start));
  await finishRun(scene);
}

export async function finishRun(scene: Scene): Promise<void> {
  const { workspaceId, scope } = scene;
  for (let turn = 0; turn < mostTurns; turn++) {
    const stopping = await scene.begin(1);
    await runContactImport(scope, stopping);
    const run = await database.contactImport.findFirst({
      where: { workspaceId, isOpen: true },
      select: { state: true, failure: true, waitUntil: true },
    });
    if (!run) return;
    if (run.state === "failed" && !run.waitUntil) throw new Error(`The run ended: ${run.failure}`);
    scene.pass(secondsUntil(run.waitUntil));
  }
  throw new Error("The run goes on and on");
}

/** All that Timebook was told of, its waits included. Throws if something was given up. */
export async function drainAll(scene: Scene): Promise<void> {
  const { workspaceId, scope } = scene;
  scene.need += await needOfReading(scene);
  for (let turn = 0; turn < mostTurns; turn++) {
    await scene.catchUp();
    const open = await database.delivery.findMany({
      where: { workspaceId, state: { in: ["pending", "processing"] } },
      select: { nextTryAt: true, leaseUntil: true, state: true },
    });
    if (open.length === 0) return expectNoneDead(workspaceId);
    const due = open.map((one) => (one.state === "pending" ? one.nextTryAt : one.leaseUntil));
    scene.pass(Math.min(...due.map(secondsUntil)));
    const stopping = await scene.begin(drainsAtOnce);
    await drainDeliveries(scope, stopping);
  }
  throw new Error("Notifications are worked on again and again");
}

async function expectNoneDead(workspaceId: string): Promise<void> {
  const dead = await database.delivery.findFirst({ where: { workspaceId, state: "dead" } });
  if (dead) throw new Error(`A notification was given up: ${dead.summary}`);
}

function secondsUntil(at: Date | null): number {
  return at === null ? 0 : Math.max(0, Math.ceil((at.getTime() - Date.now()) / 1000));
}
