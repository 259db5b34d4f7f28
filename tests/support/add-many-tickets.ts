import { pool } from "#lib/database/pool.ts";

type Many = { workspaceId: string; productId: string; count: number };

const atOnce = 5_000;
/** From these PostgreSQL learns how its indexes lie. */
const first = 50;

/** Tickets 1 to `count` without quotes or conversations, each received a second after the one before. */
export async function addManyTickets({ workspaceId, productId, count }: Many): Promise<void> {
  for (let from = 1; from <= count; from += from === 1 ? first : atOnce) {
    const last = Math.min(count, from + (from === 1 ? first : atOnce) - 1);
    await pool().query(
      `insert into feedback_tickets (workspace_id, id, product_id, number, title, source, customer_name, received_at,
         last_customer_at, status, priority)
       select $1::uuid, gen_random_uuid(), $2::uuid, n, 'Ticket ' || n, 'intercom', 'Customer ' || n % 997,
         now() - make_interval(secs => $5::int - n), now() - interval '1 hour',
         (array['todo', 'in_progress', 'done', 'canceled'])[1 + n % 4]::ticket_status,
         (array['none', 'low', 'medium', 'high'])[1 + n / 4 % 4]::ticket_priority
       from generate_series($3::int, $4::int) n`,
      [workspaceId, productId, from, last, count],
    );
    if (from === 1) await pool().query("analyze feedback_tickets");
  }
  await pool().query(
    "update products set next_ticket_number = $3 where (workspace_id, id) = ($1, $2)",
    [workspaceId, productId, count + 1],
  );
  await pool().query("analyze feedback_tickets");
}
