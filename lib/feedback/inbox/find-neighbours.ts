import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { readKeys } from "#lib/database/listing/read-keys.ts";
import { textOf } from "#lib/database/listing/sort-order.ts";
import type { Key } from "#lib/database/listing/walk-list.ts";
import { readTickets } from "./read-tickets.ts";
import { type Inbox, ticketsOf } from "./tickets-of.ts";

type Neighbours = { previous: string | null; next: string | null };

/** The IDs of the tickets above and below one in an inbox, whether or not it is in that inbox itself. */
export async function findNeighbours(
  member: Member,
  { ticketId: id, ...inbox }: Inbox & { ticketId: string },
): Promise<Neighbours> {
  const listing = ticketsOf(member, inbox);
  const [place] = await database.$queryRaw<Key[]>`
    select r.id::text, ${textOf(listing.key)} as value from feedback_tickets r
    where r.workspace_id = ${member.workspaceId}::uuid and r.product_id = ${inbox.productId}::uuid and r.id = ${id}::uuid`;
  if (!place) return { previous: null, next: null };
  const [[above], [below]] = await Promise.all([
    readKeys(listing, { cursor: { way: "before", ...place }, wanted: 1 }),
    readKeys(listing, { cursor: { way: "after", ...place }, wanted: 1 }),
  ]);
  const rows = await readTickets(
    member,
    [above, below].flatMap((key) => key?.id ?? []),
  );
  const idOf = (key: Key | undefined) => rows.find((row) => row.id === key?.id)?.ticketId ?? null;
  return { previous: idOf(above), next: idOf(below) };
}
