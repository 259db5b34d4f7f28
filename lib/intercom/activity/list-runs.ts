import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Page, pageSize } from "./list-deliveries.ts";

export type RunView = {
  id: string;
  kind: "full" | "sweep";
  /** Whom it met. */
  people: number;
  /** How many people and companies were not as they are in Intercom. */
  written: number;
  startedAt: Date;
  /** Null while it lasts, and where it waits or has stopped before its end. */
  endedAt: Date | null;
};

/** Runs, newest first; of sweeps only those that have ended and found something, for there are a hundred a day. */
export async function listRuns(
  { workspaceId }: Scope,
  { filter, before }: Page,
): Promise<RunView[]> {
  if (filter === "ignored" || filter === "failed") return [];
  const withOpen = filter === "all";
  return database.$queryRaw<RunView[]>`
    select id::text, kind::text, seen as people, written, started_at as "startedAt", ended_at as "endedAt"
    from contact_imports
    where workspace_id = ${workspaceId}::uuid 
      and (state = 'done' and (kind = 'full' or written > 0) or ${withOpen} and is_open and kind = 'full')
      and (${before}::uuid is null or id < (
        select id from deliveries where workspace_id = ${workspaceId}::uuid and id = ${before}::uuid
        union all
        select id from contact_imports where workspace_id = ${workspaceId}::uuid and id = ${before}::uuid
      ))
    order by id desc
    limit ${pageSize + 1}`;
}
