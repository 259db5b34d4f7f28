import fc from "fast-check";
import { expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
const histories = 120;
const start = Math.floor(Date.now() / 1000) - 86_400;

type Step = {
  kind: (typeof kinds)[number];
  who: number;
  other: number;
  /** In the same second as the step before. */
  isTie: boolean;
  /** How the notifications not yet processed are drawn; null leaves them for later. */
  order: number[] | null;
  repeats: number;
};

const kinds = [
  ...["create", "edit", "edit email", "archive", "unarchive", "unarchive"],
  ...["merge", "delete", "convert", "companies", "rename company", "delete company"],
] as const;

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    who: fc.nat(3),
    other: fc.nat(3),
    isTie: fc.boolean(),
    order: fc.option(fc.array(fc.nat(1000), { minLength: 3, maxLength: 6 }), { freq: 3 }),
    repeats: fc.nat(2),
  }),
  { minLength: 4, maxLength: 14 },
);

test("A4 B13 contact notifications in any order, doubled and late come to what Intercom holds", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      expect(await playThrough(history)).toEqual([]);
    }),
    { numRuns: histories, seed: 20_261_125, endOnFailure: true },
  );
}, 300_000);

async function playThrough(history: Step[]): Promise<string[]> {
  const sim = intercom.addWorkspace({ name: "Acme", region: "US" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  const { workspaceId } = await addWorkspace({ slug: newId(), products: [] });
  await connectWorkspace({ workspaceId, intercom: sim });
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { syncContacts: true },
  });
  for (const name of ["Nordfrakt AB", "Kiso Tours"]) sim.addCompany({ name, createdAt: start });
  const waiting: Notification[] = [];
  let at = start;
  for (const step of history) {
    if (!step.isTie) at += 1;
    waiting.push(...(await take(sim, step, at)));
    if (step.order) await deliver(workspaceId, sim, waiting, step, step.order);
  }
  await deliver(workspaceId, sim, waiting, { repeats: 2 }, [7, 3, 11]);
  while (waiting.length > 0) await deliver(workspaceId, sim, waiting, { repeats: 0 }, [5, 2, 9]);
  return findUntruePeople(workspaceId, sim);
}

/** Does in Intercom what the step says, if it can be done, and returns what Intercom tells of it. */
async function take(sim: SimWorkspace, { kind, who, other }: Step, at: number) {
  const quiet = { at, deliver: false };
  const alive = [...sim.record.contacts.values()].filter(({ mergedInto }) => mergedInto === null);
  const contact = alive[who % Math.max(1, alive.length)];
  const second = alive[other % Math.max(1, alive.length)];
  const companies = [...sim.record.companies.values()];
  const company = companies[who % Math.max(1, companies.length)];
  if (kind === "create" || !contact || !second) return create(sim, who, at);
  if (kind === "edit") return sim.editContact(contact.id, { name: `Name ${at} ${other}` }, quiet);
  if (kind === "edit email") {
    return sim.editContact(contact.id, { email: `${other}-${at}@acme.example` }, quiet);
  }
  if (kind === "archive") return sim.archiveContact(contact.id, quiet);
  if (kind === "unarchive") {
    return sim.unarchiveContact(contact.id, { ...quiet, documented: other > 1 });
  }
  if (kind === "delete") return sim.deleteContact(contact.id, quiet);
  if (kind === "convert") {
    return contact.role === "lead" ? sim.convertLead(contact.id, quiet) : [];
  }
  if (kind === "merge") {
    return contact === second ? [] : sim.mergeContacts(contact.id, second.id, quiet);
  }
  if (kind === "companies") {
    return sim.setContactCompanies(contact.id, companies.slice(other % 2), quiet);
  }
  if (!company) return [];
  if (kind === "delete company") return sim.deleteCompany(company.id, quiet);
  return sim.renameCompany(company.id, `Company ${at}`, quiet);
}

function create(sim: SimWorkspace, who: number, at: number): Notification[] {
  const role = who % 2 === 0 ? "user" : "lead";
  const contact = sim.addContact({ name: `Person ${at}`, role, createdAt: at });
  return [sim.buildContactNotification(`contact.${role}.created`, contact, { at })];
}

/** Takes some of what waits, in the order drawn, some of it twice under another id, and works it off. */
async function deliver(
  workspaceId: string,
  sim: SimWorkspace,
  waiting: Notification[],
  { repeats }: Pick<Step, "repeats">,
  order: number[],
): Promise<void> {
  const drawn = order.flatMap((place) => waiting.splice(place % Math.max(1, waiting.length), 1));
  const again = drawn.slice(0, repeats).map((one) => ({ ...one, id: `${one.id}-again` }));
  await database.delivery.createMany({
    data: [...drawn, ...again].map((event) => ({
      workspaceId,
      id: newId(),
      intercomAppId: sim.appId,
      notificationId: event.id,
      topic: event.topic,
      body: Buffer.from(JSON.stringify(event)),
    })),
  });
  const open = { workspaceId, state: { not: "done" as const } };
  while ((await database.delivery.count({ where: open })) > 0) {
    await database.delivery.updateMany({ where: open, data: { nextTryAt: new Date(0) } });
    await drainDeliveries(scopeOf({ workspaceId }), AbortSignal.any([]));
  }
}
