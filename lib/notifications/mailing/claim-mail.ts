import { pool } from "#lib/database/pool.ts";

export type Waiting = {
  id: string;
  kind: "assigned" | "mentioned";
  actorName: string;
  productKey: string;
  /** Null where many tickets were assigned at once. */
  ticket: { number: number; title: string } | null;
  count: number;
};

export type Mail = {
  workspaceId: string;
  slug: string;
  workspaceName: string;
  email: string;
  waiting: Waiting[];
};

const mostFailures = 10;
const longestWait = "1 day";

/** Still true, still unread, and its ticket still there. */
const isDue = `n.read_at IS NULL AND n.mailed_at IS NULL AND n.kind <> 'connection' AND n.mail_after <= now()
  AND n.mail_failures < ${mostFailures} AND n.created_at > now() - interval '${longestWait}'
  AND (n.ticket_id IS NULL OR EXISTS (
    SELECT FROM feedback_tickets t WHERE t.workspace_id = n.workspace_id AND t.id = n.ticket_id
      AND t.deleted_at IS NULL AND (n.kind <> 'assigned' OR t.assignee_id = n.user_id)))`;

/**
 * All that waits for one person in one workspace, marked as mailed: rather nothing is sent after a crash than the same
 * twice. Whom another worker is at is passed by. Null when nobody waits.
 */
export async function claimMail(): Promise<Mail | null> {
  const { rows } = await pool().query<Mail>(
    `WITH person AS (
       SELECT m.workspace_id, m.user_id FROM memberships m
       JOIN workspaces w ON w.id = m.workspace_id AND w.deleting_since IS NULL
       WHERE m.mails_notifications AND (m.workspace_id, m.user_id) IN (
         SELECT n.workspace_id, n.user_id FROM notifications n WHERE ${isDue})
       LIMIT 1 FOR NO KEY UPDATE OF m SKIP LOCKED
     ), mailed AS (
       UPDATE notifications n SET mailed_at = now() FROM person
       WHERE n.workspace_id = person.workspace_id AND n.user_id = person.user_id AND ${isDue}
       RETURNING n.*
     )
     SELECT w.id::text AS "workspaceId", w.slug, w.name AS "workspaceName", u.email, json_agg(json_build_object(
       'id', n.id, 'kind', n.kind, 'actorName', coalesce(n.actor_name, 'Somebody'),
       'productKey', coalesce(p.key, split_part(n.detail, ' ', 1)),
       'ticket', CASE WHEN t.id IS NOT NULL THEN json_build_object('number', t.number, 'title', t.title) END,
       'count', CASE WHEN t.id IS NULL THEN split_part(n.detail, ' ', 2)::int ELSE 1 END)
       ORDER BY n.created_at, n.id) AS waiting
     FROM mailed n JOIN workspaces w ON w.id = n.workspace_id JOIN users u ON u.id = n.user_id
     LEFT JOIN feedback_tickets t ON t.workspace_id = n.workspace_id AND t.id = n.ticket_id
     LEFT JOIN products p ON p.workspace_id = t.workspace_id AND p.id = t.product_id
     GROUP BY w.id, u.id`,
  );
  return rows[0] ?? null;
}

/** For another try: 2, 4, 8 … minutes later. */
export async function putBack({ workspaceId, waiting }: Mail): Promise<void> {
  await pool().query(
    `UPDATE notifications SET mailed_at = NULL, mail_failures = mail_failures + 1,
       mail_after = now() + interval '2 minutes' * power(2, mail_failures)
     WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[])`,
    [workspaceId, waiting.map(({ id }) => id)],
  );
}
