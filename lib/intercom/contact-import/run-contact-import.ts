import type { Scope } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { findAccess } from "#lib/intercom/connection/find-access.ts";
import { contactsLater, doOthersWait } from "#lib/jobs/enqueue.ts";
import { cancelImport } from "./cancel-import.ts";
import { findOpenRun, type Run, type Work } from "./run/open-run.ts";
import { findGone } from "./run/phases/find-gone.ts";
import { finishImport } from "./run/phases/finish-import.ts";
import { importChanged } from "./run/phases/import-changed.ts";
import { importCompanies } from "./run/phases/import-companies.ts";
import { importContacts } from "./run/phases/import-contacts.ts";
import { importMemberships } from "./run/phases/import-memberships.ts";
import { settleTrouble } from "./run/settle-trouble.ts";

const pagesAtOnce = 40;
const longestMs = 20_000;

/**
 * Works off the workspace's import piece by piece, and after each lets others go first who wait for a worker: then it
 * queues itself again. While the connection needs a person, the run stays where it is: connecting again queues this job.
 */
export async function runContactImport(scope: Scope, stopping: AbortSignal): Promise<void> {
  const until = Date.now() + longestMs;
  while (await workOnPiece(scope, stopping)) {
    const isOver = stopping.aborted || Date.now() > until || (await doOthersWait());
    if (isOver) return queue(scope);
  }
}

/** True if there is more to do at once. */
async function workOnPiece(scope: Scope, stopping: AbortSignal): Promise<boolean> {
  const run = await findOpenRun(scope);
  if (!run || run.state === "paused") return false;
  const access = await findAccess(scope);
  if (access === "needs_person") return false;
  if (access === "disconnected" || access.connection.intercomAppId !== run.intercomAppId) {
    await transaction((tx) => cancelImport(tx, scope));
    return false;
  }
  if (run.waitUntil && run.waitUntil > new Date()) {
    await queue(scope, run.waitUntil);
    return false;
  }
  if (run.state === "failed" && run.waitUntil === null) return false;
  const work = beginWork({ scope, run, access, stopping });
  try {
    return !(await workOn(work));
  } catch (error) {
    await settleTrouble(work, error);
    return false;
  }
}

function beginWork(given: Pick<Work, "scope" | "access" | "stopping"> & { run: Run }): Work {
  const { phase, cursor, pages } = given.run;
  const until = Date.now() + longestMs;
  const work: Work = {
    ...given,
    place: { phase, cursor, pages },
    isOver: () =>
      given.stopping.aborted || Date.now() > until || work.place.pages >= pages + pagesAtOnce,
  };
  return work;
}

async function workOn(work: Work): Promise<boolean> {
  while (!work.isOver()) {
    switch (work.place.phase) {
      case "contacts":
        await importContacts(work);
        break;
      case "companies":
        await importCompanies(work);
        break;
      case "changed":
        await importChanged(work);
        break;
      case "memberships":
        await importMemberships(work);
        break;
      case "gone":
        await findGone(work);
        break;
      case "counting":
        await finishImport(work);
        return true;
    }
  }
  return false;
}

function queue({ workspaceId }: Scope, at?: Date): Promise<void> {
  return transaction((tx) => contactsLater(tx, workspaceId, at));
}
