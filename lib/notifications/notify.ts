import type { Member, Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { join } from "#lib/database/sql.ts";
import { announcement } from "#lib/live.ts";

type Actor = Pick<Member, "workspaceId" | "userId" | "userName">;

type Notice = {
  kind: "assigned" | "mentioned" | "connection";
  ticketId?: string;
  /** What it is about where that is no ticket. Never a customer's words: nobody would find them here to erase them. */
  detail?: string;
  to: readonly string[];
};

/**
 * Tells members of the workspace, and nobody of what they did themselves. What they have not read yet of the same kind
 * about the same ticket is replaced, so that nothing stacks up.
 */
export function notify(tx: Tx, actor: Actor, notice: Notice): Promise<void> {
  const to = notice.to.filter((id) => id !== actor.userId);
  return write(tx, actor, { ...notice, to, actorName: actor.userName });
}

/** Tells people of what nobody did. */
export function notifyOfTrouble(
  tx: Tx,
  scope: Scope,
  { detail, to }: { detail: ConnectionTrouble; to: readonly string[] },
): Promise<void> {
  return write(tx, scope, { kind: "connection", detail, to, actorName: null });
}

export type ConnectionTrouble = "reconnect" | "contacts";

type Many = {
  /** Who has them now. */
  assigneeId: string;
  productKey: string;
  /** The tickets that really changed hands. */
  count: number;
  /** The one, if it is one. */
  ticketId?: string;
};

/** One word for however many tickets were assigned at once: to be called once, when all of them are. */
export async function notifyAssignedMany(tx: Tx, actor: Actor, many: Many): Promise<void> {
  const { assigneeId, productKey, count, ticketId } = many;
  if (count === 0) return;
  const what = count === 1 && ticketId ? { ticketId } : { detail: `${productKey} ${count}` };
  await notify(tx, actor, { kind: "assigned", ...what, to: [assigneeId] });
}

type Row = Notice & { actorName: string | null };

/** Whoever is being removed is waited for, in the order in which removing takes them, and then left out. */
async function write(tx: Tx, { workspaceId }: { workspaceId: string }, row: Row): Promise<void> {
  const { kind, ticketId = null, detail = null, actorName } = row;
  const to = [...new Set(row.to)];
  if (to.length === 0) return;
  const told = await tx.$queryRaw<{ userId: string }[]>`
    with people as (
      select m.workspace_id, m.user_id from memberships m
      where m.workspace_id = ${workspaceId}::uuid and m.user_id = any(${to}::uuid[])
      order by m.user_id for key share
    )
    insert into notifications (workspace_id, id, user_id, kind, ticket_id, actor_name, detail)
    select p.workspace_id, t.id, p.user_id, ${kind}::notification_kind, ${ticketId}::uuid, ${actorName}, ${detail}
    from people p
    join unnest(${to.map(newId)}::uuid[], ${to}::uuid[]) as t (id, user_id) on t.user_id = p.user_id
    on conflict (workspace_id, user_id, kind, (coalesce(ticket_id::text, detail, ''))) where read_at is null
    do update set id = excluded.id, actor_name = excluded.actor_name, detail = excluded.detail, created_at = now(),
      mailed_at = null, mail_after = excluded.mail_after, mail_failures = 0
    returning user_id::text as "userId"`;
  if (told.length === 0) return;
  const words = told.map(({ userId }) =>
    announcement({ workspaceId, kind: "notifications", userId }),
  );
  await tx.$queryRaw`select ${join(words, ", ")}`;
}
