import type { Scope } from "#lib/auth/member.ts";
import { erasedTitle } from "#lib/feedback/title-of.ts";
import { inBatches } from "./in-batches.ts";

/** What they wrote that was quoted, on anybody's ticket, and titles that were taken from it. */
export async function eraseQuotes(
  { workspaceId }: Scope,
  { appIds, intercomIds }: { appIds: string[]; intercomIds: string[] },
): Promise<void> {
  await inBatches(
    500,
    (tx, batch) => tx.$executeRaw`
        WITH theirs AS MATERIALIZED (
          SELECT q.id, q.ticket_id, regexp_replace(q.body_text, '\\s+', ' ', 'g') AS words
          FROM unnest(${appIds}::text[], ${intercomIds}::text[]) AS k(app_id, author_id)
          JOIN ticket_quotes q ON q.workspace_id = ${workspaceId}::uuid AND q.author_id = k.author_id
          WHERE EXISTS (
            SELECT FROM ticket_origins o WHERE o.workspace_id = q.workspace_id AND o.ticket_id = q.ticket_id
              AND o.intercom_app_id = k.app_id)
          ORDER BY q.id LIMIT ${batch} FOR UPDATE OF q
        ), retitled AS (
          UPDATE feedback_tickets t SET title = ${erasedTitle}, title_fingerprint = NULL
          FROM theirs q
          WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = q.ticket_id AND t.source = 'intercom'
            AND coalesce(t.title_fingerprint = md5(t.title)::uuid, true)
            AND position(rtrim(t.title, '…') IN q.words) > 0
        ), former AS (
          UPDATE ticket_activity a SET detail = ${erasedTitle}
          FROM theirs q JOIN feedback_tickets t ON t.workspace_id = ${workspaceId}::uuid AND t.id = q.ticket_id
          WHERE a.workspace_id = t.workspace_id AND a.ticket_id = t.id AND a.kind = 'title_changed'
            AND coalesce(t.title_fingerprint = md5(a.detail)::uuid, true)
            AND position(rtrim(a.detail, '…') IN q.words) > 0
        )
        UPDATE ticket_quotes q SET author_id = NULL, author_name = NULL, body_html = '', body_text = '', erased = true
        FROM theirs WHERE q.workspace_id = ${workspaceId}::uuid AND q.id = theirs.id`,
  );
}
