import { database, transaction } from "#lib/database/client.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { noteMissingPermission } from "#lib/intercom/connection/note-missing-permission.ts";
import { contactsLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";
import { log } from "#lib/log.ts";
import { BudgetSpent } from "./ask-intercom.ts";
import { forgetMet } from "./forget-met.ts";
import { type Place, RunStopped, type Work } from "./open-run.ts";
import { FewListed } from "./phases/doubt-absence.ts";
import { SeenForgotten } from "./phases/find-gone.ts";
import { ListLooped } from "./phases/walk-people.ts";

type Verdict = {
  state: "running" | "waiting" | "failed";
  failure: string | null;
  waitUntil: Date | null;
  attempts: number;
  restarts?: number;
  cursor?: string | null;
  waypoint?: null;
  phase?: Place["phase"];
  seen?: 0;
  leftOut?: 0;
};

const triesInARow = 8;
const mostRestarts = 3;
const longestWaitSeconds = 60;
const probeSeconds = 60;
const unpaidRetrySeconds = 3_600;
/** What Intercom may answer to a cursor that it does not know any more. */
const lostPlace = [400, 404, 422];

/** Decides what ended this piece of work comes to: a wait, another try, a fresh start, or an end that a person sees. */
export async function settleTrouble(work: Work, error: unknown): Promise<void> {
  if (error instanceof RunStopped || work.stopping.aborted) return requeue(work, null);
  if (error instanceof IntercomError && error.kind === "unauthorized") return work.access.refuse();
  const { attempts } = await currentRun(work);
  const verdict = judge(work, error, attempts + 1);
  if (error instanceof IntercomError && error.kind === "permission") {
    await noteMissingPermission(work.scope, error.permission);
  }
  await settle(work, verdict);
}

function judge(work: Work, error: unknown, attempts: number): Verdict {
  if (error instanceof BudgetSpent) {
    return { state: "waiting", failure: null, waitUntil: error.until, attempts: attempts - 1 };
  }
  if (error instanceof ListLooped) return ended(attempts, "Intercom’s list of people has no end");
  if (error instanceof SeenForgotten) {
    const verdict = fromTheStart(
      work,
      attempts,
      "The database forgot again and again who was read",
    );
    return verdict.state === "failed" ? verdict : { ...verdict, phase: "contacts", seen: 0 };
  }
  if (error instanceof FewListed) return doubt(work, attempts, error);
  if (!(error instanceof IntercomError)) {
    log.error({ err: error, workspaceId: work.scope.workspaceId }, "a page could not be saved");
    return again(attempts, "Timebook could not save a page", null);
  }
  const { kind, message } = error;
  if (kind === "rate_limited") {
    const waitUntil = withJitter(error.retryAt ?? new Date());
    return { state: "waiting", failure: null, waitUntil, attempts: attempts - 1 };
  }
  if (kind === "permission") {
    return ended(attempts, `${message}. Tick it in Intercom’s Developer Hub, then press Retry`);
  }
  const isWalk = work.place.phase === "contacts" || work.place.phase === "changed";
  if (isWalk && work.place.cursor !== null && lostPlace.includes(error.status ?? 0)) {
    return fromTheStart(work, attempts, "Intercom lost the place in its list again and again");
  }
  if (work.place.phase === "companies" && (error.status === 400 || kind === "not_found")) {
    const waitUntil = new Date(Date.now() + longestWaitSeconds * 1000);
    return {
      ...again(attempts, "Intercom is still busy with its list of companies", waitUntil),
      cursor: null,
    };
  }
  if (kind === "plan_restricted") return again(attempts, message, null, unpaidRetrySeconds);
  return again(attempts, message, null);
}

/** Lists once more; if that names as few, a person decides. Whoever presses Retry then has all others asked for. */
function doubt(work: Work, attempts: number, { message }: FewListed): Verdict {
  if (work.run.restarts === 0) return { ...fromTheStart(work, attempts, ""), phase: "contacts" };
  const failure = `${message}. If they are really gone there, press Retry, and each is asked for`;
  return { ...ended(attempts, failure), cursor: "companies" };
}

/** What ends only when a person does something. */
function ended(attempts: number, failure: string): Verdict {
  return { state: "failed", failure, waitUntil: null, attempts };
}

/**
 * An outage, or a workspace that has not paid, delays the import and never ends it: after some tries the page says so,
 * and one try each minute finds out when it is over.
 */
function again(
  attempts: number,
  failure: string,
  waitUntil: Date | null,
  seconds = probeSeconds,
): Verdict {
  if (attempts < triesInARow) {
    return { state: "running", failure, waitUntil: waitUntil ?? backOff(attempts), attempts };
  }
  const nextTry = new Date(Date.now() + seconds * 1000);
  return { state: "failed", failure, waitUntil: nextTry, attempts };
}

function fromTheStart({ run, place }: Work, attempts: number, why: string): Verdict {
  if (run.restarts >= mostRestarts) return ended(attempts, why);
  return {
    state: "running",
    failure: null,
    waitUntil: null,
    attempts: 0,
    restarts: run.restarts + 1,
    cursor: null,
    waypoint: null,
    ...(place.phase !== "changed" && { leftOut: 0 }),
  };
}

/** 1, 2, 4 … 60 seconds, up to a fifth more. */
function backOff(attempts: number): Date {
  const seconds = Math.min(longestWaitSeconds, 2 ** Math.min(attempts - 1, 10));
  return new Date(Date.now() + seconds * (1 + Math.random() / 5) * 1000);
}

function withJitter(at: Date): Date {
  return new Date(at.getTime() + Math.random() * 100);
}

async function currentRun({ scope: { workspaceId }, run: { id } }: Work) {
  return database.contactImport.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { attempts: true },
  });
}

/** Not if it was paused, ended or taken over meanwhile. */
async function settle(work: Work, verdict: Verdict): Promise<void> {
  const { workspaceId } = work.scope;
  const { pages } = work.place;
  await transaction(async (tx) => {
    const { count } = await tx.contactImport.updateMany({
      where: { workspaceId, id: work.run.id, isOpen: true, pages, state: { not: "paused" } },
      data: { ...verdict, pages: pages + 1 },
    });
    if (count === 0) return;
    if (verdict.seen === 0) await forgetMet(tx, work);
    await announce(tx, { workspaceId, kind: "connection" });
    const isEnd = verdict.state === "failed" && verdict.waitUntil === null;
    if (!isEnd) await contactsLater(tx, workspaceId, verdict.waitUntil ?? undefined);
  });
}

async function requeue({ scope: { workspaceId } }: Work, at: Date | null): Promise<void> {
  await transaction((tx) => contactsLater(tx, workspaceId, at ?? undefined));
}
