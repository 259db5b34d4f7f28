import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import type { ContactImportCreateManyInput } from "#prisma/generated/models.ts";
import type { Surroundings } from "#tests/support/browser-test.ts";
import { connectWorkspace } from "#tests/support/connect-workspace.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

type Run = Partial<ContactImportCreateManyInput>;
type State = { people: number; run?: Run; on?: boolean; reconnect?: boolean };

const minuteMs = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minuteMs);
// The worker takes up what has not moved for a minute; this run never seems to be.
const movedAt = inMinutes(60);
const startedAt = new Date(movedAt.getTime() - 24_000);
const partOfIt = { seen: 1240, total: 18302, pages: 9, startedAt, movedAt, workedMs: 24_000 };
const endedAt = inMinutes(-4);
const ended = {
  state: "done",
  phase: "counting",
  endedAt,
  movedAt: endedAt,
  isOpen: null,
} as const;

/** What the latest run has come to, and how many people are here. */
export const contactSyncStates: Record<string, State> = {
  never: { people: 0, on: false },
  starting: { people: 0, run: { startedAt: movedAt, movedAt } },
  importing: { people: 1240, run: partOfIt },
  companies: {
    people: 1240,
    run: { ...partOfIt, phase: "companies", seen: 18302, pages: 123 },
  },
  waiting: {
    people: 1240,
    run: { ...partOfIt, state: "waiting", waitUntil: inMinutes(3) },
  },
  failed: {
    people: 1240,
    run: {
      ...partOfIt,
      state: "failed",
      failure: "Intercom’s permission “Read and list users and companies” is missing",
    },
  },
  outage: {
    people: 1240,
    run: {
      ...partOfIt,
      state: "failed",
      failure: "Intercom answered 503",
      waitUntil: inMinutes(55),
    },
  },
  retrying: {
    people: 1240,
    run: { ...partOfIt, failure: "Intercom answered 503", waitUntil: inMinutes(1) },
  },
  off: { people: 1240, on: false, run: { ...partOfIt, state: "paused" } },
  reconnect: { people: 1240, reconnect: true, run: partOfIt },
  "up-to-date": {
    people: 1240,
    run: { ...ended, seen: 1240, total: 1240, here: 1240, written: 3 },
  },
  differs: { people: 1238, run: { ...ended, seen: 1240, total: 1240, here: 1238, written: 3 } },
};

export async function seedContactSync({ northwind }: Surroundings): Promise<Map<string, Seeded>> {
  const seeded = new Map<string, Seeded>();
  for (const [name, state] of Object.entries(contactSyncStates)) {
    const workspace = await seedWorkspaceIn(`sync-${name}`);
    seeded.set(workspace.slug, workspace);
    await seedState(workspace.workspaceId, northwind, state);
  }
  return seeded;
}

async function seedState(
  workspaceId: string,
  intercom: Surroundings["northwind"],
  { people, run, on = true, reconnect }: State,
): Promise<void> {
  await connectWorkspace({ workspaceId, intercom, syncFeedback: false });
  await database.intercomConnection.update({
    where: { workspaceId },
    data: {
      syncContacts: on,
      ...(reconnect && { status: "reconnect_needed", reconnectNeededSince: inMinutes(-90) }),
      ...(run?.state === "done" && { fullyImportedAt: run.endedAt }),
    },
  });
  const { appId: intercomAppId } = intercom;
  await database.contact.createMany({
    data: Array.from({ length: people }, (_, index) => ({
      ...{ workspaceId, id: newId(), intercomAppId, role: "user" as const },
      intercomContactId: `person-${index}`,
      name: `Customer ${index}`,
      updatedAt: inMinutes(-9),
    })),
  });
  if (!run) return;
  const fresh = { kind: "full", phase: "contacts", state: "running", isOpen: true } as const;
  const owner = { workspaceId, id: newId(), intercomAppId };
  await database.contactImport.create({
    data: { ...owner, ...fresh, movedAt: new Date(), ...run },
  });
}
