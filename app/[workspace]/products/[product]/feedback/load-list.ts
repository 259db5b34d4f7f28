import type { Member } from "#lib/auth/member.ts";
import { type FilterNames, nameFilter } from "#lib/contacts/name-filter.ts";
import { type InboxPage, listTickets } from "#lib/feedback/inbox/list-tickets.ts";

/** A page of an inbox, and who is meant by what filters it. */
export type ListPage = InboxPage & { names: FilterNames };

type Question = Parameters<typeof listTickets>[1];

export async function loadList(member: Member, question: Question): Promise<ListPage> {
  const [page, names] = await Promise.all([
    listTickets(member, question),
    nameFilter(member, question.query),
  ]);
  return { ...page, names };
}
