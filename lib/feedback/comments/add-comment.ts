import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { lockTicket } from "#lib/feedback/ticket/lock-ticket.ts";
import { announce } from "#lib/live.ts";
import { notify } from "#lib/notifications/notify.ts";
import { mentionedIn } from "./mentioned-in.ts";

/** Answers with the comment's id. Throws `not_found`. */
export function addComment(
  member: Member,
  { ticketId, body }: { ticketId: string; body: string },
): Promise<string> {
  const { workspaceId, userId: authorId, userName: authorName } = member;
  const mentioned = mentionedIn(body);
  return transaction(async (tx) => {
    await lockMembership(tx, member, ...mentioned);
    const { id, productId } = await lockTicket(tx, member, ticketId);
    const comment = { workspaceId, id: newId(), ticketId: id, authorId, authorName, body };
    await tx.ticketComment.create({ data: comment });
    // Being talked about is a change of the ticket, too.
    await tx.feedbackTicket.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { updatedAt: new Date() },
    });
    await notify(tx, member, { kind: "mentioned", ticketId: id, to: mentioned });
    await announce(tx, { workspaceId, productId, kind: "tickets" });
    return comment.id;
  });
}
