import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { sql } from "#lib/database/sql.ts";

export type WaitingFile = {
  intercomAppId: string;
  conversationId: string;
  messageId: string;
  position: number;
  /** Null for one that was given up, and is tried again with a fresh link. */
  sourceUrl: string | null;
  attempts: number;
};

const retryAfterSeconds = [60, 180, 600, 1_800, 5_400, 14_400, 28_800];
// Whoever takes them is done by then, or gone.
const heldSeconds = 180;

/** Takes a few that are due. None of them waits for another. */
export function claimFiles({ workspaceId }: Scope, atMost: number): Promise<WaitingFile[]> {
  return database.$queryRaw<WaitingFile[]>`
    UPDATE message_attachments a
    SET attempts = a.attempts + 1, next_try_at = now() + make_interval(secs => ${heldSeconds})
    FROM (
      SELECT intercom_app_id, conversation_id, message_id, position FROM message_attachments
      WHERE workspace_id = ${workspaceId}::uuid AND next_try_at <= now()
      ORDER BY next_try_at LIMIT ${atMost} FOR UPDATE SKIP LOCKED
    ) due
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.intercom_app_id = due.intercom_app_id
      AND a.conversation_id = due.conversation_id AND a.message_id = due.message_id AND a.position = due.position
    RETURNING a.intercom_app_id AS "intercomAppId", a.conversation_id AS "conversationId",
      a.message_id AS "messageId", a.position, a.source_url AS "sourceUrl", a.attempts`;
}

/** The name stays, and why it is not here; eight tries over half a day, unless none will do. */
export async function noteFailure(
  scope: Scope,
  file: WaitingFile,
  { message, isFinal }: { message: string; isFinal: boolean },
): Promise<void> {
  const seconds = isFinal ? undefined : retryAfterSeconds[file.attempts - 1];
  const retryAt = seconds === undefined ? null : new Date(Date.now() + seconds * 1000);
  await database.$executeRaw`
    UPDATE message_attachments SET failure = ${message}, next_try_at = ${retryAt}::timestamptz,
      state = CASE WHEN ${retryAt}::timestamptz IS NULL THEN 'failed' ELSE 'waiting' END::attachment_state,
      source_url = CASE WHEN ${isFinal} THEN NULL ELSE source_url END
    WHERE ${thatOf(scope, file)}`;
}

/** Keeps a fresh link for each of a conversation's files that is not here yet. */
export async function renewLinks(
  { workspaceId }: Scope,
  { intercomAppId, conversationId }: WaitingFile,
  links: { messageId: string; position: number; sourceUrl: string }[],
): Promise<void> {
  await database.$executeRaw`
    UPDATE message_attachments a SET source_url = l.url
    FROM unnest(${links.map(({ messageId }) => messageId)}::text[],
      ${links.map(({ position }) => position)}::int[], ${links.map(({ sourceUrl }) => sourceUrl)}::text[])
      AS l (message_id, position, url)
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.intercom_app_id = ${intercomAppId}
      AND a.conversation_id = ${conversationId} AND a.message_id = l.message_id AND a.position = l.position
      AND a.state = 'waiting'`;
}

export function thatOf({ workspaceId }: Scope, file: WaitingFile) {
  return sql`workspace_id = ${workspaceId}::uuid AND intercom_app_id = ${file.intercomAppId}
    AND conversation_id = ${file.conversationId} AND message_id = ${file.messageId}
    AND position = ${file.position} AND state = 'waiting'`;
}
