import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import type { Access } from "#lib/intercom/connection/find-access.ts";

export type Run = NonNullable<Awaited<ReturnType<typeof findOpenRun>>>;

/** Where the run stands. `pages` also tells two workers apart that took the same run: only one of them moves it on. */
export type Place = Pick<Run, "phase" | "cursor" | "pages">;

export type Work = {
  scope: Scope;
  run: Run;
  access: Access;
  place: Place;
  /** True once this piece of work is long enough, or the process is asked to end. */
  isOver: () => boolean;
  stopping: AbortSignal;
};

/** What was written would not be wanted any more: switched off, disconnected, another token, another worker. */
export class RunStopped extends Error {}

export function findOpenRun({ workspaceId }: Scope) {
  return database.contactImport.findUnique({
    where: { workspaceId_isOpen: { workspaceId, isOpen: true } },
    select: {
      id: true,
      intercomAppId: true,
      kind: true,
      phase: true,
      state: true,
      cursor: true,
      waypoint: true,
      pages: true,
      restarts: true,
      attempts: true,
      total: true,
      sweepFrom: true,
      startedAt: true,
      waitUntil: true,
    },
  });
}
