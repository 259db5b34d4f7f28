import { isAdmin, type Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

const shown = 500;

export type CommentView = {
  id: string;
  authorId: string;
  authorName: string;
  body: string;
  createdAt: Date;
  editedAt: Date | null;
  canEdit: boolean;
  canDelete: boolean;
};

export type Comments = { comments: CommentView[]; hasEarlier: boolean };

/** Of the ticket and of what is merged into it: the newest 500, oldest first. `ticketId` is the row's. */
export async function listComments(member: Member, ticketId: string): Promise<Comments> {
  const { workspaceId, userId } = member;
  const merged = await database.feedbackTicket.findMany({
    where: { workspaceId, mergedIntoId: ticketId },
    select: { id: true },
  });
  const of = [ticketId, ...merged.map(({ id }) => id)];
  const rows = await database.ticketComment.findMany({
    where: { workspaceId, ticketId: { in: of }, deletedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: shown + 1,
    select: {
      id: true,
      authorId: true,
      authorName: true,
      body: true,
      createdAt: true,
      editedAt: true,
    },
  });
  const comments = rows
    .slice(0, shown)
    .toReversed()
    .map((row) => {
      const canEdit = row.authorId === userId;
      return { ...row, canEdit, canDelete: canEdit || isAdmin(member) };
    });
  return { comments, hasEarlier: rows.length > shown };
}
