import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { readTickets } from "#lib/feedback/inbox/read-tickets.ts";
import type { OtherTicket } from "./list-others.ts";
import { isLatin, rareStems } from "./rare-stems.ts";

export type SimilarTicket = OtherTicket & {
  /** The company, or else the customer. */
  about: string | null;
};

const most = 5;
const mostOfPairs = 300;
const mostOfRarest = 150;
const leastScore = 0.35;

/**
 * Of all products, the tickets that read most like one. Candidates are those that have two of its rarest words, and
 * some that have the very rarest; how alike the titles are decides. The index of titles alone would read a part of it
 * that grows with all tickets of all workspaces.
 */
export async function listSimilar(
  member: Member,
  { id }: { id: string },
): Promise<SimilarTicket[]> {
  const ids = await transaction(async (tx) => {
    const stems = await rareStems(tx, member, id);
    return stems.length > 0 ? findSimilar(tx, member, { id, stems }) : [];
  });
  const tickets = await readTickets(member, ids);
  return tickets.map(({ ticketId, title, status, customer }) => ({
    ...{ ticketId, title, status, productKey: ticketId.split("-")[0] ?? "" },
    about: customer.company?.name ?? customer.name,
  }));
}

type Like = { id: string; stems: string[] };

async function findSimilar(tx: Tx, member: Member, { id, stems }: Like): Promise<string[]> {
  const { workspaceId } = member;
  const terms = stems.map(asTerm);
  const pairs = terms.flatMap((one, at) => terms.slice(at + 1).map((other) => `${one} & ${other}`));
  const here = `'W${workspaceId}'`;
  // Counting on few candidates, the planner would sooner read the table than its index.
  await tx.$executeRaw`set local enable_seqscan = off`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with likely as materialized (
      select ticket_id, document from ticket_search
      where document @@ ${`${here} & (${pairs.join(" | ") || terms[0]})`}::tsquery limit ${mostOfPairs}
    ), possible as materialized (
      select ticket_id, document from ticket_search
      where document @@ ${`${here} & ${terms[0]}`}::tsquery limit ${mostOfRarest}
    )
    select t.id::text
    from (select * from likely union select * from possible) c
    join feedback_tickets t on t.workspace_id = ${workspaceId}::uuid and t.id = c.ticket_id
    join feedback_tickets mine on mine.workspace_id = t.workspace_id and mine.id = ${id}::uuid
    cross join lateral (
      select similarity(search_form(t.title), search_form(mine.title))
        + 0.1 * (select count(*) from unnest(${terms}::text[]) term where c.document @@ term::tsquery) as score) s
    where t.id <> mine.id and t.deleted_at is null and t.merged_into_id is null and s.score >= ${leastScore}
    order by s.score desc, t.received_at desc, t.id limit ${most}`;
  return rows.map((row) => row.id);
}

/** Latin words by their beginning, as in another form of them; in other scripts there are pairs of characters. */
function asTerm(stem: string): string {
  const quoted = `'${stem.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
  return isLatin(stem) ? `${quoted}:*` : quoted;
}
