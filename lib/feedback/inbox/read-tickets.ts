import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Customer, customerOf } from "#lib/feedback/customer-of.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";
import type { TicketPriority, TicketStatus } from "./inbox-query.ts";

/** Times are milliseconds, so that a row is the same for the server and for a browser. */
export type TicketRow = {
  id: string;
  ticketId: string;
  title: string;
  status: TicketStatus;
  priority: TicketPriority;
  customer: Customer;
  /** Different people and companies behind it and what is merged into it. */
  customers: number;
  companies: number;
  assignee: { id: string; name: string } | null;
  tags: string[];
  receivedAt: number;
  snoozedUntil: number | null;
  isUnread: boolean;
};

type Row = {
  id: string;
  productKey: string;
  number: number;
  title: string;
  status: TicketStatus;
  priority: TicketPriority;
  contactId: string | null;
  contact: { name: string | null; email: string | null; deletedAt: null } | null;
  customerName: string | null;
  customerEmail: string | null;
  customerIntercomId: string | null;
  customerCompany: string | null;
  customerErased: boolean;
  company: { id: string; name: string | null; deletedAt: null } | null;
  customers: number;
  companies: number;
  assigneeId: string | null;
  assigneeName: string | null;
  tags: string[];
  receivedAt: Date;
  snoozedUntil: Date | null;
  isUnread: boolean;
};

/** In the order of `ids`; whoever is gone by now is left out. */
export async function readTickets(member: Member, ids: string[]): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const rows = await findRows(member, ids);
  return rows.map((row) => ({
    ...{ id: row.id, title: row.title, status: row.status, priority: row.priority },
    ticketId: writeTicketId(row),
    customer: customerOf(row),
    ...{ customers: row.customers, companies: row.companies, tags: row.tags },
    assignee: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? "" } : null,
    receivedAt: row.receivedAt.getTime(),
    snoozedUntil: row.snoozedUntil?.getTime() ?? null,
    isUnread: row.isUnread,
  }));
}

function findRows({ workspaceId, userId }: Member, ids: string[]): Promise<Row[]> {
  return database.$queryRaw<Row[]>`
    select t.id::text, p.key as "productKey", t.number, t.title, t.status::text, t.priority::text,
      t.contact_id::text as "contactId", t.customer_name as "customerName",
      t.customer_email as "customerEmail", t.customer_intercom_id as "customerIntercomId",
      t.customer_company as "customerCompany", t.customer_erased as "customerErased",
      case when c.id is not null then json_build_object('name', c.name, 'email', c.email, 'deletedAt', null) end as contact,
      case when co.id is not null then json_build_object('id', co.id, 'name', co.name, 'deletedAt', null) end as company,
      t.customer_count as customers, t.company_count as companies,
      t.assignee_id::text as "assigneeId", u.name as "assigneeName",
      array(
        select g.name from ticket_tags tt join intercom_tags g on g.workspace_id = tt.workspace_id
          and g.intercom_app_id = tt.intercom_app_id and g.tag_id = tt.tag_id
        where tt.workspace_id = t.workspace_id and tt.ticket_id = t.id order by tt.added_at, tt.tag_id) as tags,
      t.received_at as "receivedAt", t.snoozed_until as "snoozedUntil",
      not exists (
        select from ticket_reads d where d.workspace_id = t.workspace_id and d.ticket_id = t.id
          and d.user_id = ${userId}::uuid and d.read_at >= t.last_customer_at) as "isUnread"
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
    join feedback_tickets t on t.workspace_id = ${workspaceId}::uuid and t.id = wanted.id
    join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    left join users u on u.id = t.assignee_id
    left join contacts c on c.workspace_id = t.workspace_id and c.id = t.contact_id and c.deleted_at is null
    left join lateral (
      select m.id, m.name from (
        select t.company_id as id where t.company_id is not null
        union all
        select mc.company_id from contact_companies mc
        where t.company_id is null and mc.workspace_id = t.workspace_id and mc.contact_id = t.contact_id) theirs
      join companies m on m.workspace_id = t.workspace_id and m.id = theirs.id and m.deleted_at is null
      order by m.name, m.id limit 1) co on true
    order by wanted.place`;
}
