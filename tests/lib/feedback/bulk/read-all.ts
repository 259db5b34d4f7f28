import { pool } from "#lib/database/pool.ts";
import type { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";

export type Company = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];

export type TicketState = {
  id: string;
  number: number;
  status: "todo" | "in_progress" | "done" | "canceled";
  priority: string;
  assignee_id: string | null;
  snoozed_until: string | null;
  read_at: string | null;
  is_deleted: boolean;
};

/** What a bulk action can change of a product's tickets, as the member sees it. */
export async function readAll({ workspaceId, mobile, member }: Company): Promise<TicketState[]> {
  const { rows } = await pool().query<TicketState>(
    `select t.id, t.number, t.status, t.priority, t.assignee_id, t.snoozed_until::text, d.read_at::text,
       t.deleted_at is not null as is_deleted
     from feedback_tickets t left join ticket_reads d
       on d.workspace_id = t.workspace_id and d.ticket_id = t.id and d.user_id = $3
     where t.workspace_id = $1 and t.product_id = $2 order by t.id`,
    [workspaceId, mobile.id, member.userId],
  );
  return rows;
}

/** A quarter of them in each status again, nobody's, unread, and without any history. */
export async function startOver(): Promise<void> {
  for (const table of ["bulk_actions", "ticket_activity", "ticket_reads"]) {
    await pool().query(`delete from ${table}`);
  }
  await pool().query(`
    update feedback_tickets set deleted_at = null, assignee_id = null, snoozed_until = null,
      status = (array['todo', 'in_progress', 'done', 'canceled'])[1 + number % 4]::ticket_status`);
}
