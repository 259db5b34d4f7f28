import { transaction } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";

const atOnce = 500;

type Woken = { workspaceId: string; productId: string; count: number };

/** Whose snooze is over is among the open ones again. Nothing else of them changes. */
export async function wakeTickets(stopping: AbortSignal): Promise<void> {
  let woken = atOnce;
  while (woken === atOnce && !stopping.aborted) woken = await wakeSome();
}

function wakeSome(): Promise<number> {
  return transaction(async (tx) => {
    const products = await tx.$queryRaw<Woken[]>`
      with due as (
        select workspace_id, id from feedback_tickets
        where deleted_at is null and merged_into_id is null and snoozed_until is not null
          and snoozed_until <= now()
        order by snoozed_until limit ${atOnce}
        for update skip locked
      ), woken as (
        update feedback_tickets t set snoozed_until = null
        from due where t.workspace_id = due.workspace_id and t.id = due.id
        returning t.workspace_id, t.id, t.product_id
      ), lines as (
        insert into ticket_activity (workspace_id, id, ticket_id, kind, happened_at)
        select workspace_id, gen_random_uuid(), id, 'woken', now() from woken
      )
      select workspace_id::text as "workspaceId", product_id::text as "productId", count(*)::int
      from woken group by 1, 2`;
    for (const { workspaceId, productId } of products) {
      await announce(tx, { workspaceId, productId, kind: "tickets" });
    }
    return products.reduce((sum, { count }) => sum + count, 0);
  });
}
