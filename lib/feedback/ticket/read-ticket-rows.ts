import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { customerFields } from "#lib/feedback/customer-of.ts";

export type TicketRow = Awaited<ReturnType<typeof readTicketRows>>[number];

type Which =
  | { product: { key: string }; number: number; mergedIntoId: null; deletedAt: null }
  | { mergedIntoId: string };

/** The newest first. */
export function readTicketRows({ workspaceId, userId }: Member, which: Which, most: number) {
  return database.feedbackTicket.findMany({
    where: { workspaceId, ...which },
    orderBy: { id: "desc" },
    take: most,
    select: {
      ...{ number: true, title: true, description: true, status: true, priority: true },
      ...{ source: true, receivedAt: true, lastCustomerAt: true, snoozedUntil: true },
      ...{ customerCount: true, companyCount: true },
      ...customerFields,
      product: { select: { key: true } },
      assignee: { select: { userId: true, user: { select: { name: true } } } },
      tags: {
        orderBy: [{ addedAt: "asc" }, { tagId: "asc" }],
        select: { tagId: true, tag: { select: { name: true, deletedAt: true } } },
      },
      quotes: {
        orderBy: [{ taggedAt: "asc" }, { id: "asc" }],
        select: {
          ...{ id: true, messageId: true, authorName: true, authorKind: true },
          ...{ bodyHtml: true, erased: true, writtenAt: true, taggedAt: true },
        },
      },
      activity: {
        orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
        select: { id: true, kind: true, actorName: true, detail: true, happenedAt: true },
      },
      reads: { where: { userId }, select: { readAt: true } },
      origins: { take: 1, select: { intercomAppId: true, conversationId: true } },
      mergesFrom: {
        where: { undoneAt: null },
        take: 1,
        select: { mergedBy: true, mergedAt: true },
      },
    },
  });
}
