import { isAdmin, type Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Sql, sql } from "#lib/database/sql.ts";
import type { ConnectionTrouble } from "./notify.ts";

const shown = 20;
/** One more than is shown as a number. */
const countedUpTo = 10;

type About =
  | { kind: "assigned" | "mentioned"; productKey: string; ticketId: string; title: string }
  | { kind: "assigned many"; productKey: string; count: number }
  | { kind: "connection"; trouble: ConnectionTrouble };

export type NotificationView = {
  id: string;
  actorName: string | null;
  createdAt: Date;
  isRead: boolean;
  about: About;
};

export type Notifications = { unread: number; newest: NotificationView[] };

type Row = {
  id: string;
  kind: "assigned" | "mentioned" | "connection";
  actorName: string | null;
  detail: string | null;
  createdAt: Date;
  isRead: boolean;
  productKey: string | null;
  number: number | null;
  title: string | null;
};

/** The newest, and how many are unread; 10 means 10 or more. What is about a deleted ticket is not there. */
export async function listNotifications(member: Member): Promise<Notifications> {
  const [rows, [counted]] = await Promise.all([
    database.$queryRaw<Row[]>`
      select n.id::text, n.kind::text, n.actor_name as "actorName", n.detail, n.created_at as "createdAt",
        n.read_at is not null as "isRead", p.key as "productKey", t.number, t.title
      ${visibleTo(member)}
      order by n.created_at desc, n.id desc limit ${shown}`,
    database.$queryRaw<{ unread: number }[]>`
      select count(*)::int as unread
      from (select ${visibleTo(member)} and n.read_at is null limit ${countedUpTo}) unread`,
  ]);
  return { unread: counted?.unread ?? 0, newest: rows.flatMap(toView) };
}

function visibleTo(member: Member): Sql {
  return sql`from notifications n
    left join feedback_tickets t on t.workspace_id = n.workspace_id and t.id = n.ticket_id and t.deleted_at is null
    left join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    where n.workspace_id = ${member.workspaceId}::uuid and n.user_id = ${member.userId}::uuid
      and (n.ticket_id is null or t.id is not null)
      and (n.kind <> 'connection' or ${isAdmin(member)})`;
}

function toView({ id, actorName, createdAt, isRead, ...row }: Row): NotificationView[] {
  const about = aboutOf(row);
  return about ? [{ id, actorName, createdAt, isRead, about }] : [];
}

function aboutOf(row: Pick<Row, "kind" | "detail" | "productKey" | "number" | "title">) {
  const { kind, detail, productKey, number, title } = row;
  if (kind === "connection") {
    return { kind, trouble: detail === "contacts" ? "contacts" : "reconnect" } as const;
  }
  if (productKey && number && title !== null) {
    return { kind, productKey, title, ticketId: `${productKey}-${number}` };
  }
  const [key, count] = detail?.split(" ") ?? [];
  return key && count
    ? ({ kind: "assigned many", productKey: key, count: Number(count) } as const)
    : null;
}
