import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { countRows } from "#lib/database/listing/count-rows.ts";
import { readPage } from "#lib/database/listing/read-page.ts";
import { sql } from "#lib/database/sql.ts";
import { type Customer, customerFields, customerOf } from "#lib/feedback/customer-of.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";

export type DeletedTicket = {
  id: string;
  ticketId: string;
  title: string;
  customer: Customer;
  deletedAt: Date | null;
  /** Null where no line of activity tells. */
  deletedBy: string | null;
};

export type DeletedPage = {
  tickets: DeletedTicket[];
  previous: string | null;
  next: string | null;
  /** Of all pages; 10,001 means more than 10,000. */
  count: number;
};

type Question = { productId: string; cursor: string | null; limit: number };

/** A product's deleted tickets, the latest first. A cursor that makes no sense shows the first page. */
export async function listDeleted(
  { workspaceId }: Scope,
  { productId, ...from }: Question,
): Promise<DeletedPage> {
  const rows = sql`from feedback_tickets r
    where r.workspace_id = ${workspaceId}::uuid and r.product_id = ${productId}::uuid
      and r.deleted_at is not null`;
  const key = { column: sql`r.deleted_at`, kind: "time" } as const;
  const [{ ids, previous, next }, count] = await Promise.all([
    readPage({ rows, filter: [], key, direction: "desc" }, from),
    countRows(rows),
  ]);
  const found = await database.feedbackTicket.findMany({
    where: { workspaceId, id: { in: ids }, deletedAt: { not: null } },
    select: fields,
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  const tickets = ids.flatMap((id) => byId.get(id) ?? []).map(toDeleted);
  return { tickets, previous, next, count };
}

const fields = {
  ...customerFields,
  ...{ number: true, title: true, deletedAt: true },
  product: { select: { key: true } },
  activity: {
    where: { kind: "deleted" },
    orderBy: { happenedAt: "desc" },
    take: 1,
    select: { actorName: true },
  },
} as const;

type Row = Parameters<typeof customerOf>[0] & {
  number: number;
  title: string;
  deletedAt: Date | null;
  product: { key: string };
  activity: { actorName: string | null }[];
};

function toDeleted(row: Row): DeletedTicket {
  const { id, number, title, deletedAt, product, activity } = row;
  return {
    ...{ id, title, deletedAt, deletedBy: activity[0]?.actorName ?? null },
    ticketId: writeTicketId({ productKey: product.key, number }),
    customer: customerOf(row),
  };
}
