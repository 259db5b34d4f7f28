import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";

export type LockedComment = {
  id: string;
  ticketId: string;
  productId: string;
  authorId: string;
  authorName: string;
  body: string;
};

/** The ticket before its comment, as whatever writes a comment locks them. Throws `not_found`. */
export async function lockComment(
  tx: Tx,
  { workspaceId }: Member,
  commentId: string,
): Promise<LockedComment> {
  await tx.$queryRaw`
    select t.id::text from feedback_tickets t
    join ticket_comments c on c.workspace_id = t.workspace_id and c.ticket_id = t.id
    where c.workspace_id = ${workspaceId}::uuid and c.id = ${commentId}::uuid for no key update of t`;
  const [comment] = await tx.$queryRaw<LockedComment[]>`
    select c.id::text, c.ticket_id::text as "ticketId", t.product_id::text as "productId",
      c.author_id::text as "authorId", c.author_name as "authorName", c.body
    from ticket_comments c
    join feedback_tickets t on t.workspace_id = c.workspace_id and t.id = c.ticket_id and t.deleted_at is null
    where c.workspace_id = ${workspaceId}::uuid and c.id = ${commentId}::uuid and c.deleted_at is null
    for update of c`;
  if (!comment) throw new AppError("not_found");
  return comment;
}
