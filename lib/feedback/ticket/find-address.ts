import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { parseTicketId, writeTicketId } from "#lib/feedback/ticket-id.ts";
import { ticketAt } from "./ticket-at.ts";

type Place = { productKey: string; ticketId: string };

/** What an address means that no ticket stands at. */
export type Address =
  | ({ is: "moved" | "merged" } & Place)
  | { is: "deleted"; ticketId: string; deletedBy: string | null; deletedAt: Date };

type Row = {
  productKey: string;
  number: number;
  isMerged: boolean;
  deletedAt: Date | null;
  deletedBy: string | null;
};

/**
 * Null for an ID that no ticket of this workspace ever had in this product. What is merged leads to where its survivor
 * is, and what is merged into a deleted one is gone with it.
 */
export async function findAddress(
  member: Member,
  { productKey, ticketId }: Place,
): Promise<Address | null> {
  if (parseTicketId(ticketId)?.productKey !== productKey) return null;
  const row = await readSurvivor(member, ticketId);
  if (!row) return null;
  const now = writeTicketId(row);
  if (now !== ticketId) {
    return { is: row.isMerged ? "merged" : "moved", productKey: row.productKey, ticketId: now };
  }
  const { deletedAt, deletedBy } = row;
  return deletedAt && { is: "deleted", ticketId, deletedBy, deletedAt };
}

async function readSurvivor(member: Member, ticketId: string): Promise<Row | undefined> {
  const [row] = await database.$queryRaw<Row[]>`
    select p.key as "productKey", t.number, m.merged_into_id is not null as "isMerged",
      t.deleted_at as "deletedAt", (
        select a.actor_name from ticket_activity a
        where a.workspace_id = t.workspace_id and a.ticket_id = t.id and a.kind = 'deleted'
        order by a.happened_at desc, a.id desc limit 1) as "deletedBy"
    from feedback_tickets m
    join feedback_tickets t on t.workspace_id = m.workspace_id and t.id = coalesce(m.merged_into_id, m.id)
    join products p on p.workspace_id = t.workspace_id and p.id = t.product_id
    where m.workspace_id = ${member.workspaceId}::uuid and m.id = ${ticketAt(member, ticketId)}`;
  return row;
}
