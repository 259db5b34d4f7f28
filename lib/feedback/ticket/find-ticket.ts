import type { Member } from "#lib/auth/member.ts";
import { parseTicketId } from "#lib/feedback/ticket-id.ts";
import { type AlsoIn, findAlsoIn } from "./find-also-in.ts";
import { shownMessages } from "./find-conversation.ts";
import { listMerged, type MergedTicket } from "./merging/list-merged.ts";
import { readTicketRows, type TicketRow } from "./read-ticket-rows.ts";
import { readWords, type TicketWords } from "./read-words.ts";

export type TicketView = TicketWords &
  Pick<
    TicketRow,
    | "number"
    | "description"
    | "status"
    | "priority"
    | "lastCustomerAt"
    | "snoozedUntil"
    | "customerCount"
    | "companyCount"
  > & {
    isUnread: boolean;
    /** Up to when the member has read it; null for never. */
    readAt: Date | null;
    assignee: { id: string; name: string } | null;
    alsoIn: AlsoIn[];
    merged: MergedTicket[];
  };

/**
 * Everything a ticket page shows. Null for an ID of no ticket, another product or another workspace, and for a ticket
 * that is deleted or merged.
 */
export async function findTicket(
  member: Member,
  { productKey, ticketId }: { productKey: string; ticketId: string },
): Promise<TicketView | null> {
  const wanted = parseTicketId(ticketId);
  if (wanted?.productKey !== productKey) return null;
  const at = { product: { key: productKey }, number: wanted.number };
  const which = { ...at, deletedAt: null, mergedIntoId: null };
  const [row] = await readTicketRows(member, which, 1);
  if (!row) return null;
  const [origin] = row.origins;
  const [words, alsoIn, merged] = await Promise.all([
    readWords(member, row, shownMessages),
    origin ? findAlsoIn(member, origin, row.id) : [],
    listMerged(member, row.id),
  ]);
  const { number, description, status, priority, lastCustomerAt, snoozedUntil } = row;
  const { assignee, customerCount, companyCount } = row;
  const readAt = row.reads[0]?.readAt ?? null;
  return {
    ...words,
    ...{ number, description, status, priority, lastCustomerAt, snoozedUntil },
    ...{ customerCount, companyCount, alsoIn, merged, readAt },
    isUnread: !readAt || readAt < lastCustomerAt,
    assignee: assignee && { id: assignee.userId, name: assignee.user.name },
  };
}
