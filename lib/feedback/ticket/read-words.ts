import type { Member } from "#lib/auth/member.ts";
import { type Customer, customerOf } from "#lib/feedback/customer-of.ts";
import { writeTicketId } from "#lib/feedback/ticket-id.ts";
import type { HtmlNode } from "#lib/html/html-node.ts";
import { walkHtml } from "#lib/html.ts";
import { type Conversation, findConversation } from "./find-conversation.ts";
import type { TicketRow } from "./read-ticket-rows.ts";

export type Quote = Omit<TicketRow["quotes"][number], "bodyHtml" | "erased"> & {
  body: HtmlNode[];
  /** Its author is erased, and so is what they wrote. */
  isErased: boolean;
};

export type Activity = TicketRow["activity"][number];

/** What was said, by whom, and how it came here. */
export type TicketWords = Pick<TicketRow, "title" | "source" | "receivedAt" | "activity"> & {
  id: string;
  ticketId: string;
  productKey: string;
  customer: Customer;
  tags: { id: string; name: string; isDeleted: boolean }[];
  quotes: Quote[];
  conversation: Conversation | null;
};

/** With at most so many of the newest `messages`. */
export async function readWords(
  member: Member,
  row: TicketRow,
  messages: number,
): Promise<TicketWords> {
  const { id, number, title, source, receivedAt, activity } = row;
  const [origin] = row.origins;
  const conversation = origin ? await findConversation(member, origin, messages) : null;
  const picturesOf = (quoted: string) =>
    conversation?.messages.find(({ messageId }) => messageId === quoted)?.pictures;
  return {
    ...{ id, title, source, receivedAt, activity },
    ticketId: writeTicketId({ productKey: row.product.key, number }),
    productKey: row.product.key,
    customer: customerOf(row),
    tags: row.tags.map(({ tagId, tag }) => ({
      ...{ id: tagId, name: tag.name },
      isDeleted: tag.deletedAt !== null,
    })),
    quotes: row.quotes.map(({ bodyHtml, erased: isErased, ...quote }) => ({
      ...quote,
      ...{ isErased, body: walkHtml(bodyHtml, picturesOf(quote.messageId)) },
    })),
    conversation,
  };
}
