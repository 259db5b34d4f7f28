import type { Member } from "#lib/auth/member.ts";
import { readTicketRows } from "#lib/feedback/ticket/read-ticket-rows.ts";
import { readWords, type TicketWords } from "#lib/feedback/ticket/read-words.ts";

export type MergedTicket = TicketWords & { mergedBy: string | null; mergedAt: Date | null };

const most = 30;
const messagesOfEach = 50;

/** What is merged into a ticket, the newest ticket first, with the newest messages of each conversation. */
export async function listMerged(member: Member, id: string): Promise<MergedTicket[]> {
  const rows = await readTicketRows(member, { mergedIntoId: id }, most);
  return Promise.all(
    rows.map(async (row) => {
      const [merge] = row.mergesFrom;
      const words = await readWords(member, row, messagesOfEach);
      return { ...words, mergedBy: merge?.mergedBy ?? null, mergedAt: merge?.mergedAt ?? null };
    }),
  );
}
