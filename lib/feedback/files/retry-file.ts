import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { ticketAt } from "#lib/feedback/ticket/ticket-at.ts";
import { attachmentsLater } from "#lib/jobs/enqueue.ts";
import { announce } from "#lib/live.ts";

export type FileOfTicket = { ticketId: string; messageId: string; position: number };

/**
 * Has a file copied now whose copy failed, as if nobody had tried before: also with a link of Intercom's that has
 * expired, for which the copy reads the conversation again. Asked for twice, it is copied once. Throws not_found.
 */
export async function retryFile(
  member: Member,
  { ticketId, messageId, position }: FileOfTicket,
): Promise<void> {
  const { workspaceId } = member;
  await transaction(async (tx) => {
    await lockMembership(tx, member);
    const [file] = await tx.$queryRaw<{ productId: string; isRetried: boolean }[]>`
      with file as (
        select a.*, t.product_id from feedback_tickets t
        join ticket_origins o on o.workspace_id = t.workspace_id and o.ticket_id = t.id
        join message_attachments a on a.workspace_id = o.workspace_id
          and a.intercom_app_id = o.intercom_app_id and a.conversation_id = o.conversation_id
        where t.workspace_id = ${workspaceId}::uuid and t.id = ${ticketAt(member, ticketId)}
          and t.deleted_at is null and a.message_id = ${messageId} and a.position = ${position}
        for update of a
      ), retried as (
        update message_attachments a
        set state = 'waiting', failure = null, attempts = 0, next_try_at = now()
        from file f
        where a.workspace_id = f.workspace_id and a.intercom_app_id = f.intercom_app_id
          and a.conversation_id = f.conversation_id and a.message_id = f.message_id
          and a.position = f.position and f.failure is not null and f.attempts > 0
        returning a.position
      )
      select product_id::text as "productId", exists (select from retried) as "isRetried" from file`;
    if (!file) throw new AppError("not_found");
    if (!file.isRetried) return;
    await attachmentsLater(tx, workspaceId);
    await announce(tx, { workspaceId, productId: file.productId, kind: "tickets" });
  });
}
