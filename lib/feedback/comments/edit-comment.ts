import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError, ChangedMeanwhile } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { notify } from "#lib/notifications/notify.ts";
import { lockComment } from "./lock-comment.ts";
import { mentionedIn } from "./mentioned-in.ts";

/**
 * One's own; only whoever is mentioned anew is told. `seen` is what it was before anything was typed. Throws
 * `not_found`, `forbidden` for somebody else's, and `ChangedMeanwhile` when it is no longer what it was `seen` to be.
 */
export function editComment(
  member: Member,
  { commentId, body, seen }: { commentId: string; body: string; seen: string },
): Promise<void> {
  const { workspaceId } = member;
  const mentioned = mentionedIn(body);
  return transaction(async (tx) => {
    await lockMembership(tx, member, ...mentioned);
    const comment = await lockComment(tx, member, commentId);
    if (comment.authorId !== member.userId) throw new AppError("forbidden");
    if (comment.body === body) return;
    if (comment.body !== seen) {
      throw new ChangedMeanwhile({ field: "body", theirs: comment.body, by: comment.authorName });
    }
    await tx.ticketComment.update({
      where: { workspaceId_id: { workspaceId, id: commentId } },
      data: { body, editedAt: new Date() },
    });
    const before = mentionedIn(comment.body);
    const to = mentioned.filter((id) => !before.includes(id));
    await notify(tx, member, { kind: "mentioned", ticketId: comment.ticketId, to });
    await announce(tx, { workspaceId, productId: comment.productId, kind: "tickets" });
  });
}
