import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import type { ContactImportCreateManyInput } from "#prisma/generated/models.ts";
import type { Surroundings } from "#tests/support/browser-test.ts";
import { connectWorkspace } from "#tests/support/connect-workspace.ts";
import { writeInBulk } from "#tests/support/write-in-bulk.ts";
import { peopleOf } from "./crowd/crowd-sql.ts";
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
  "importing-many": {
    people: 41_250,
    run: { ...partOfIt, seen: 41_250, total: 100_000, pages: 275, workedMs: 790_000 },
  },
  "up-to-date-many": {
    people: 100_000,
    run: { ...ended, seen: 100_000, total: 100_000, here: 100_000, written: 3 },
  },
  "importing-few": { people: 0, run: { ...partOfIt, seen: 0, total: 3, pages: 0, workedMs: 0 } },
  "up-to-date-few": { people: 3, run: { ...ended, seen: 3, total: 3, here: 3, written: 3 } },
  "nobody-came": { people: 0, run: { ...ended, seen: 0, total: 0, here: 0, written: 0 } },
  "stopped-at-once": {
    people: 0,
    run: { ...partOfIt, state: "failed", seen: 0, failure: "Intercom answered 503" },
  },
  differs: { people: 1238, run: { ...ended, seen: 1240, total: 1240, here: 1238, written: 3 } },
};

export async function seedContactSync(surroundings: Surroundings): Promise<Map<string, Seeded>> {
  const { northwind, databaseUrl } = surroundings;
  const seeded = new Map<string, Seeded>();
  const statements: string[] = [];
  for (const [name, state] of Object.entries(contactSyncStates)) {
    const workspace = await seedWorkspaceIn(`sync-${name}`);
    const { workspaceId } = workspace;
    seeded.set(workspace.slug, workspace);
    await seedState(workspaceId, northwind, state);
    statements.push(peopleOf({ workspaceId, people: state.people }));
  }
  await writeInBulk(databaseUrl, statements);
  return seeded;
}

async function seedState(
  workspaceId: string,
  intercom: Surroundings["northwind"],
  { run, on = true, reconnect }: State,
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
  if (!run) return;
  const fresh = { kind: "full", phase: "contacts", state: "running", isOpen: true } as const;
  const owner = { workspaceId, id: newId(), intercomAppId };
  await database.contactImport.create({
    data: { ...owner, ...fresh, movedAt: new Date(), ...run },
  });
}
