import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

const most = 6;
/** Of pairs of characters, which say less than a word. */
const mostPairs = 12;
const longestQuote = 400;
/** A stem that more tickets have says nothing, and takes long to look for. */
const commonFrom = 0.02;

/**
 * Beginnings of the words of a ticket's title and first quote that the fewest tickets have, by what PostgreSQL has
 * counted of the most common ones; those of the title first. Words of other scripts are taken
 * as they are.
 */
export async function rareStems(tx: Tx, { workspaceId }: Member, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ stem: string }[]>`
    with words as (
      select w.piece, w.place from feedback_tickets t
      left join lateral (
        select left(q.body_text, ${longestQuote}) as said from ticket_quotes q
        where q.workspace_id = t.workspace_id and q.ticket_id = t.id order by q.tagged_at, q.id limit 1) q on true
      cross join lateral (
        select piece, 1 as place from unnest(search_words(t.title)) piece
        union all select piece, 2 from unnest(search_words(q.said)) piece) w
      where t.workspace_id = ${workspaceId}::uuid and t.id = ${id}::uuid
    ), stems as (
      select case when piece ~ '^[ -~]+$' then left(piece, greatest(4, ceil(length(piece) * 0.7)::int)) else piece end
        as stem, min(place) as place, max(length(piece)) as size
      from words where length(piece) >= case when piece ~ '^[ -~]+$' then 4 else 2 end
      group by 1
    ), common as (
      select c.elem, c.freq from pg_stats s,
        unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as c (elem, freq)
      where s.schemaname = current_schema() and s.tablename = 'ticket_search' and s.attname = 'document'
        and c.elem is not null
    ), counted as (
      select s.*, coalesce((select sum(freq) from common where starts_with(elem, stem)), 0) as freq from stems s
    )
    select stem from counted where freq < ${commonFrom}
    order by freq, place, size desc, stem limit ${mostPairs}`;
  const stems = rows.map(({ stem }) => stem);
  return stems.slice(0, stems.every(isLatin) ? most : mostPairs);
}

export function isLatin(stem: string): boolean {
  return /^[ -~]+$/.test(stem);
}
