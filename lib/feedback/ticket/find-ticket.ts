import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Customer, customerFields, customerOf } from "#lib/feedback/customer-of.ts";
import { parseTicketId } from "#lib/feedback/ticket-id.ts";
import type { HtmlNode } from "#lib/html/html-node.ts";
import { walkHtml } from "#lib/html.ts";
import { type AlsoIn, findAlsoIn } from "./find-also-in.ts";
import { type Conversation, findConversation } from "./find-conversation.ts";

type Row = NonNullable<Awaited<ReturnType<typeof readTicket>>>;

export type Quote = {
  id: string;
  messageId: string;
  authorName: string | null;
  authorKind: "customer" | "teammate" | "bot";
  body: HtmlNode[];
  /** Its author is erased, and so is what they wrote. */
  isErased: boolean;
  /** Its words were taken back in Intercom. */
  isRedacted: boolean;
  writtenAt: Date;
  taggedAt: Date;
};

export type TicketView = Pick<
  Row,
  | "number"
  | "title"
  | "description"
  | "status"
  | "priority"
  | "source"
  | "receivedAt"
  | "lastCustomerAt"
  | "activity"
> & {
  id: string;
  ticketId: string;
  isUnread: boolean;
  customer: Customer;
  assignee: { id: string; name: string } | null;
  tags: { id: string; name: string; isDeleted: boolean }[];
  quotes: Quote[];
  conversation: Conversation | null;
  alsoIn: AlsoIn[];
};

export type Activity = TicketView["activity"][number];

/** Everything a ticket page shows. Null for an id of no ticket, another product or another workspace. */
export async function findTicket(
  member: Member,
  { productKey, ticketId }: { productKey: string; ticketId: string },
): Promise<TicketView | null> {
  const wanted = parseTicketId(ticketId);
  if (wanted?.productKey !== productKey) return null;
  const row = await readTicket(member, wanted);
  if (!row) return null;
  const origin = row.origins[0];
  const [conversation, alsoIn] = origin
    ? await Promise.all([findConversation(member, origin), findAlsoIn(member, origin, row.id)])
    : [null, []];
  const { number, title, description, status, priority, source } = row;
  return {
    ...{ number, title, description, status, priority, source, ticketId, conversation, alsoIn },
    id: row.id,
    receivedAt: row.receivedAt,
    lastCustomerAt: row.lastCustomerAt,
    isUnread: !row.reads[0] || row.reads[0].readAt < row.lastCustomerAt,
    activity: row.activity,
    customer: customerOf(row),
    assignee: row.assignee && { id: row.assignee.userId, name: row.assignee.user.name },
    tags: row.tags.map(({ tagId, tag }) => ({
      id: tagId,
      name: tag.name,
      isDeleted: tag.deletedAt !== null,
    })),
    quotes: row.quotes.map(({ bodyHtml, erased: isErased, ...quote }) => {
      const message = conversation?.messages.find((one) => one.messageId === quote.messageId);
      const body = walkHtml(bodyHtml, message?.pictures);
      return { ...quote, isErased, isRedacted: message?.isRedacted ?? false, body };
    }),
  };
}

function readTicket(
  { workspaceId, userId }: Member,
  { productKey, number }: { productKey: string; number: number },
) {
  return database.feedbackTicket.findFirst({
    where: { workspaceId, product: { key: productKey }, number, deletedAt: null },
    select: {
      number: true,
      title: true,
      description: true,
      status: true,
      priority: true,
      source: true,
      receivedAt: true,
      lastCustomerAt: true,
      ...customerFields,
      assignee: { select: { userId: true, user: { select: { name: true } } } },
      tags: {
        orderBy: [{ addedAt: "asc" }, { tagId: "asc" }],
        select: { tagId: true, tag: { select: { name: true, deletedAt: true } } },
      },
      quotes: {
        orderBy: [{ taggedAt: "asc" }, { id: "asc" }],
        select: {
          id: true,
          messageId: true,
          authorName: true,
          authorKind: true,
          bodyHtml: true,
          erased: true,
          writtenAt: true,
          taggedAt: true,
        },
      },
      activity: {
        orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
        select: { id: true, kind: true, actorName: true, detail: true, happenedAt: true },
      },
      reads: { where: { userId }, select: { readAt: true } },
      origins: { take: 1, select: { intercomAppId: true, conversationId: true } },
    },
  });
}
