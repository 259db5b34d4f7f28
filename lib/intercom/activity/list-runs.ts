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
  endedAt: Date;
};

/** Runs that have ended, newest first; of sweeps only those that found something, for there are a hundred a day. */
export async function listRuns(
  { workspaceId }: Scope,
  { filter, before }: Page,
): Promise<RunView[]> {
  if (filter === "ignored" || filter === "failed") return [];
  return database.$queryRaw<RunView[]>`
    select id::text, kind::text, seen as people, written, ended_at as "endedAt"
    from contact_imports
    where workspace_id = ${workspaceId}::uuid and state = 'done' and (kind = 'full' or written > 0)
      and (${before}::uuid is null or id < (
        select id from deliveries where workspace_id = ${workspaceId}::uuid and id = ${before}::uuid
        union all
        select id from contact_imports where workspace_id = ${workspaceId}::uuid and id = ${before}::uuid
      ))
    order by id desc
    limit ${pageSize + 1}`;
}
