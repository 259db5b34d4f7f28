import type { Scope } from "#lib/auth/member.ts";
import { countPeople } from "#lib/contacts/list/list-people.ts";
import { database } from "#lib/database/client.ts";

export type ContactSync = {
  on: boolean;
  state: "off" | "importing" | "waiting" | "failed" | "up_to_date";
  phase: string | null;
  seen: number;
  total: number | null;
  perMinute: number | null;
  secondsLeft: number | null;
  waitUntil: Date | null;
  failure: string | null;
  /** 10,001 means more than 10,000. */
  people: number;
  /** As counted at the end of the last full run. */
  intercomPeople: number | null;
  /** People here at that moment; those who are archived or gone in Intercom do not count. */
  comparedPeople: number | null;
  reasons: Reasons;
  /** Whether it is not the import that failed, but the look for what has changed since. */
  isSweep: boolean;
  lastChangeAt: Date | null;
  checkedAt: Date | null;
};

/** Why fewer are here than Intercom lists, as far as it is known. */
type Reasons = {
  deletedHere: number;
  mergedHere: number;
  erasedHere: number;
  /** Listed without an id. */
  leftOut: number;
};

const latestTold = 200;

type OpenRun = NonNullable<Awaited<ReturnType<typeof findOpen>>>;

/** How the import stands, in the words of the settings page. */
export async function findContactSync(scope: Scope): Promise<ContactSync> {
  const { workspaceId } = scope;
  const [connection, run, checked, changed, told, people] = await Promise.all([
    database.intercomConnection.findUnique({ where: { workspaceId } }),
    findOpen(scope),
    findLast(scope, { kind: "full", state: "done" }),
    findLast(scope, { written: { gt: 0 } }),
    findLastTold(scope),
    countPeople(scope),
  ]);
  const on = connection?.status !== "disconnected" && connection?.syncContacts === true;
  return {
    on,
    ...stateOf(on, run),
    people,
    intercomPeople: checked?.total ?? null,
    comparedPeople: checked?.here ?? null,
    reasons: {
      deletedHere: checked?.deletedHere ?? 0,
      mergedHere: checked?.mergedHere ?? 0,
      erasedHere: checked?.erasedHere ?? 0,
      leftOut: checked?.leftOut ?? 0,
    },
    isSweep: run?.kind === "sweep",
    lastChangeAt: latestOf(changed?.movedAt ?? null, told),
    checkedAt: checked?.endedAt ?? null,
  };
}

function findOpen({ workspaceId }: Scope) {
  return database.contactImport.findUnique({
    where: { workspaceId_isOpen: { workspaceId, isOpen: true } },
  });
}

function findLast(
  { workspaceId }: Scope,
  which: { kind: "full"; state: "done" } | { written: { gt: number } },
) {
  return database.contactImport.findFirst({
    where: { workspaceId, ...which },
    orderBy: { startedAt: "desc" },
    select: {
      ...{ total: true, here: true, endedAt: true, movedAt: true },
      ...{ deletedHere: true, mergedHere: true, erasedHere: true, leftOut: true },
    },
  });
}

/** Of the latest notifications only: they are many, and how many are about people is not known. */
async function findLastTold({ workspaceId }: Scope): Promise<Date | null> {
  const [row] = await database.$queryRaw<{ at: Date | null }[]>`
    SELECT max(finished_at) AS at FROM (
      SELECT topic, finished_at FROM deliveries
      WHERE workspace_id = ${workspaceId}::uuid AND outcome = 'done' ORDER BY id DESC LIMIT ${latestTold}
    ) latest WHERE topic LIKE 'contact.%' OR topic LIKE 'company.%'`;
  return row?.at ?? null;
}

function latestOf(a: Date | null, b: Date | null): Date | null {
  return a && b && a < b ? b : (a ?? b);
}

function stateOf(on: boolean, run: OpenRun | null) {
  const isQuiet = run?.kind === "sweep" && run.state !== "failed";
  if (!run || isQuiet) return { ...idle, state: on ? ("up_to_date" as const) : ("off" as const) };
  const seen = run.total === null ? run.seen : Math.min(run.seen, run.total);
  return {
    state: on ? inWords[run.state] : ("off" as const),
    phase: run.phase,
    seen,
    total: run.total,
    ...paceOf(run, seen),
    waitUntil: run.waitUntil,
    failure: run.failure,
  };
}

const idle = {
  phase: null,
  seen: 0,
  total: null,
  perMinute: null,
  secondsLeft: null,
  waitUntil: null,
  failure: null,
};

const inWords = {
  running: "importing",
  waiting: "waiting",
  paused: "importing",
  failed: "failed",
  done: "up_to_date",
  canceled: "up_to_date",
} as const;

function paceOf({ total, workedMs }: OpenRun, seen: number) {
  const minutes = workedMs / 60_000;
  if (seen === 0 || minutes <= 0) return { perMinute: null, secondsLeft: null };
  const perMinute = seen / minutes;
  const left = total === null ? null : Math.max(0, total - seen) / perMinute;
  return {
    perMinute: Math.round(perMinute),
    secondsLeft: left === null ? null : Math.ceil(left * 60),
  };
}
