import { scopeOf } from "#lib/auth/member.ts";
import { database, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { runContactImport } from "#lib/intercom/contact-import/run-contact-import.ts";
import { startDueSweeps } from "#lib/intercom/contact-import/start-due-sweeps.ts";
import { startImport } from "#lib/intercom/contact-import/start-import.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { type ContactStory, latestRun } from "./imported-contacts.ts";
import type { Notification } from "./intercom-simulator/webhooks/notification.ts";

type Of = Pick<ContactStory, "workspaceId" | "sim">;

const never = AbortSignal.any([]);

/** Works the open run off as the worker would, until it has ended, waits, or cannot go on. */
export async function workOff({ workspaceId }: Of) {
  for (let pages = -1; ; ) {
    const run = await latestRun(workspaceId);
    const isWaiting = run.waitUntil !== null && run.waitUntil > new Date();
    if (!run.isOpen || isWaiting || run.pages === pages) return run;
    pages = run.pages;
    await runContactImport(scopeOf({ workspaceId }), never);
  }
}

/** One piece of work, which is asked to end when Intercom has answered its call number `calls`. */
export async function workUntilAnswered({ workspaceId, sim }: Of, calls = 1): Promise<void> {
  const stopping = new AbortController();
  let left = calls;
  sim.watchCalls({
    asked: async () => null,
    answered: async () => {
      left -= 1;
      if (left <= 0) stopping.abort();
    },
  });
  await runContactImport(scopeOf({ workspaceId }), stopping.signal);
  sim.watchCalls(null);
}

export async function startFull({ workspaceId, sim }: Of): Promise<void> {
  const start = { intercomAppId: sim.appId, requestedBy: null };
  await transaction((tx) => startImport(tx, scopeOf({ workspaceId }), start));
}

export async function runFull(of: Of) {
  await startFull(of);
  return workOff(of);
}

/** As if a quarter of an hour had passed since the last run, or as long as `sinceMs` says. */
export async function startSweep({ workspaceId }: Of, sinceMs = 16 * 60_000): Promise<void> {
  const sweptUntil = new Date(Date.now() - sinceMs);
  await database.intercomConnection.update({ where: { workspaceId }, data: { sweptUntil } });
  await startDueSweeps();
}

export async function runSweep(of: Of, sinceMs?: number) {
  await startSweep(of, sinceMs);
  return workOff(of);
}

/** These notifications come together and are worked off. */
export async function arrive({ workspaceId, sim }: Of, ...events: (Notification | undefined)[]) {
  await database.delivery.createMany({
    data: events.map((event) => ({
      ...{ workspaceId, id: newId(), intercomAppId: sim.appId, notificationId: newId() },
      ...{ topic: event?.topic ?? "", body: Buffer.from(JSON.stringify(event)) },
    })),
  });
  await drainDeliveries(scopeOf({ workspaceId }), never);
}

/** As if whatever the run and the calls to Intercom wait for were over. */
export async function letWaitsPass({ workspaceId }: Of): Promise<void> {
  const where = { workspaceId };
  await database.contactImport.updateMany({
    where: { ...where, waitUntil: { not: null } },
    data: { waitUntil: new Date(0) },
  });
  await database.rateBudget.updateMany({ where, data: { resetsAt: new Date(0) } });
}
