import { lockMembership } from "#lib/auth/lock-membership.ts";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { lockComment } from "./lock-comment.ts";

/** One's own, or anybody's for an owner or admin; its words are gone for good. Throws `not_found` and `forbidden`. */
export function deleteComment(member: Member, commentId: string): Promise<void> {
  const { workspaceId } = member;
  return transaction(async (tx) => {
    await lockMembership(tx, member);
    const { authorId, productId } = await lockComment(tx, member, commentId);
    if (authorId !== member.userId && !isAdmin(member)) throw new AppError("forbidden");
    await tx.ticketComment.update({
      where: { workspaceId_id: { workspaceId, id: commentId } },
      data: { body: "", deletedAt: new Date() },
    });
    await announce(tx, { workspaceId, productId, kind: "tickets" });
  });
}
