import type { Member } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { type Sql, sql } from "#lib/database/sql.ts";
import { announce } from "#lib/live.ts";

/** Those of them that are the person's own. */
export function markNotificationsRead(member: Member, ids: string[]): Promise<void> {
  return mark(member, sql`id = any(${ids}::uuid[])`);
}

/** `shownAt` is when the newest that was shown was written: what has come since stays unread. */
export function markAllRead(member: Member, shownAt: Date): Promise<void> {
  // A JavaScript date has no microseconds.
  return mark(member, sql`date_trunc('milliseconds', created_at) <= ${shownAt}`);
}

function mark({ workspaceId, userId }: Member, which: Sql): Promise<void> {
  return transaction(async (tx) => {
    const marked = await tx.$executeRaw`
      update notifications set read_at = now()
      where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid and read_at is null and ${which}`;
    if (marked > 0) await announce(tx, { workspaceId, kind: "notifications", userId });
  });
}
