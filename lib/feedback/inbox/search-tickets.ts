import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { readTickets, type TicketRow } from "./read-tickets.ts";

/** Of all products: those that were received last of the tickets that have the words. */
export async function searchTickets(
  member: Member,
  { words, most }: { words: string; most: number },
): Promise<TicketRow[]> {
  const { workspaceId } = member;
  const found = await database.$queryRaw<{ id: string }[]>`
    select t.id::text from (
      select s.ticket_id from ticket_search s
      where s.workspace_id = ${workspaceId}::uuid
        and s.document @@ ((${`'W${workspaceId}'`}::tsquery) && search_query(${words}::text))
      limit ${mostLookedAt}) s
    join feedback_tickets t on t.workspace_id = ${workspaceId}::uuid and t.id = s.ticket_id
    where t.deleted_at is null and t.merged_into_id is null
    order by t.received_at desc, t.id desc limit ${most}`;
  return readTickets(
    member,
    found.map(({ id }) => id),
  );
}

/** Of a word that is everywhere, any will do: whoever means one types another. */
const mostLookedAt = 1_000;
