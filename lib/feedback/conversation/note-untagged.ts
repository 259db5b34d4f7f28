import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import type { ConversationKey } from "./follow-messages.ts";

export type Untagged = ConversationKey & {
  /** Every tag that the conversation carries now; null where that cannot be told. */
  tagIds: Set<string> | null;
  untaggings: { tagName: string; removedAt: Date; adminName: string | null }[];
};

type TagOnTicket = {
  ticketId: string;
  tagId: string;
  name: string;
  addedAt: Date;
  lastAddedAt: Date;
  lastRemovedAt: Date | null;
};

type Line = { ticketId: string; tagId: string; name: string; actorName: string | null; at: Date };

/**
 * One line for each time a tag was removed in Intercom: as it tells, else as the tag is no longer there. No notification
 * says so, so that it is seen when the conversation is read again for another reason. The ticket keeps its tags.
 */
export async function noteUntagged(tx: Tx, scope: Scope, untagged: Untagged): Promise<void> {
  const tags = await findTags(tx, scope, untagged);
  const told = tags.flatMap((tag) => toldLines(tag, untagged));
  const seen = tags.flatMap((tag) => seenLine(tag, untagged, told));
  const { workspaceId } = scope;
  const lines = [...told, ...seen];
  if (lines.length === 0) return;
  await tx.ticketActivity.createMany({
    data: lines.map(({ ticketId, tagId, name: detail, actorName, at }) => ({
      ...{ workspaceId, id: newId(), ticketId, kind: "tag_removed" as const, actorName, detail },
      sourceKey: `untag:${tagId}:${secondsOf(at)}`,
      happenedAt: at,
    })),
    skipDuplicates: true,
  });
}

function findTags(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, conversationId }: Untagged,
): Promise<TagOnTicket[]> {
  return tx.$queryRaw<TagOnTicket[]>`
    SELECT t.ticket_id::text AS "ticketId", t.tag_id AS "tagId", i.name, t.added_at AS "addedAt",
      coalesce(max(a.happened_at) FILTER (WHERE a.kind <> 'tag_removed'), t.added_at) AS "lastAddedAt",
      max(a.happened_at) FILTER (WHERE a.kind = 'tag_removed') AS "lastRemovedAt"
    FROM ticket_origins o
    JOIN ticket_tags t ON t.workspace_id = o.workspace_id AND t.ticket_id = o.ticket_id
      AND t.intercom_app_id = o.intercom_app_id
    JOIN intercom_tags i ON i.workspace_id = t.workspace_id AND i.intercom_app_id = t.intercom_app_id
      AND i.tag_id = t.tag_id
    LEFT JOIN ticket_activity a ON a.workspace_id = t.workspace_id AND a.ticket_id = t.ticket_id
      AND (a.source_key LIKE 'tag:' || t.tag_id || ':%' OR a.source_key LIKE 'untag:' || t.tag_id || ':%')
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.intercom_app_id = ${intercomAppId}
      AND o.conversation_id = ${conversationId}
    GROUP BY t.ticket_id, t.tag_id, i.name, t.added_at
    ORDER BY t.ticket_id, t.tag_id`;
}

function toldLines({ ticketId, tagId, name, addedAt }: TagOnTicket, { untaggings }: Untagged) {
  return untaggings
    .filter(({ tagName, removedAt }) => tagName === name && isNotBefore(removedAt, addedAt))
    .map(({ removedAt: at, adminName: actorName }) => ({ ticketId, tagId, name, actorName, at }));
}

/** A line says that it was gone then; whatever was added before that time needs no other. */
function seenLine(tag: TagOnTicket, { tagIds }: Untagged, told: Line[]): Line[] {
  const { ticketId, tagId, name, lastAddedAt, lastRemovedAt } = tag;
  if (tagIds === null || tagIds.has(tagId)) return [];
  const lines = told.filter((line) => line.ticketId === ticketId && line.tagId === tagId);
  const removals = [...lines.map(({ at }) => at), ...(lastRemovedAt ? [lastRemovedAt] : [])];
  if (removals.some((at) => isNotBefore(at, lastAddedAt))) return [];
  return [{ ticketId, tagId, name, actorName: null, at: new Date() }];
}

function isNotBefore(one: Date, other: Date): boolean {
  return secondsOf(one) >= secondsOf(other);
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
