import type { Scope } from "#lib/auth/member.ts";
import type { Traces } from "#lib/contacts/erasing/find-traces.ts";
import { pool } from "#lib/database/pool.ts";
import { redactNotification } from "./redact-notification.ts";

const batch = 200;
const first = "00000000-0000-0000-0000-000000000000";

/**
 * Notifications that name them, by Intercom's id or an e-mail address: what is done loses its body, what is not keeps
 * only what its work needs. What comes from now on is redacted when it is taken up.
 */
export async function eraseDeliveries(scope: Scope, traces: Traces): Promise<void> {
  const needles = [...traces.intercomIds, ...traces.emails.flatMap(spellingsOf)];
  for (let after: string | null = first; after !== null; ) {
    const done = await eraseBatch(scope, { after, needles, names: traces.names });
    for (const id of done.open) await redactBody(scope, id);
    after = done.last;
  }
}

/** In JSON a letter beyond ASCII may be written as its number. */
function spellingsOf(email: string): string[] {
  const numbered = email.replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return [...new Set([email, numbered])];
}

type Batch = { after: string; needles: string[]; names: string[] };

/** `last` is where the next batch begins; null after the last. */
async function eraseBatch({ workspaceId }: Scope, { after, needles, names }: Batch) {
  const { rows } = await pool().query<{ last: string | null; open: string[] }>(
    `
    WITH next AS MATERIALIZED (
      SELECT id, summary, lower(encode(body, 'escape')) AS text FROM deliveries
      WHERE workspace_id = $1::uuid AND id > $2::uuid ORDER BY id LIMIT $3
    ), needles AS MATERIALIZED (
      SELECT lower(encode(convert_to(n, 'UTF8'), 'escape')) AS needle FROM unnest($4::text[]) AS n
    ), found AS MATERIALIZED (
      SELECT n.id, v.verb, EXISTS (SELECT FROM needles WHERE position(needle IN n.text) > 0) AS is_named
      FROM next n LEFT JOIN (VALUES
        ('Updated '), ('Archived in Intercom: '), ('Deleted in Intercom: '), ('Merged into ')) AS v(verb)
        ON n.summary IN (SELECT v.verb || name FROM unnest($5::text[]) AS name)
    ), changed AS (
      UPDATE deliveries d SET
        body = CASE WHEN f.is_named AND d.state = 'done' THEN NULL ELSE d.body END,
        summary = coalesce(f.verb || 'an erased person', d.summary)
      FROM found f
      WHERE d.workspace_id = $1::uuid AND d.id = f.id AND (f.is_named OR f.verb IS NOT NULL)
      RETURNING d.id, f.is_named AND d.body IS NOT NULL AS is_open
    )
    SELECT (SELECT id::text FROM next ORDER BY id DESC LIMIT 1) AS last,
      coalesce((SELECT array_agg(id::text) FROM changed WHERE is_open), '{}') AS open`,
    [workspaceId, after, batch, needles, names],
  );
  return rows[0] ?? { last: null, open: [] };
}

/** Its worker may end meanwhile: then nothing of it is needed. */
async function redactBody({ workspaceId }: Scope, id: string): Promise<void> {
  const key = [workspaceId, id];
  const { rows } = await pool().query<{ body: Uint8Array | null }>(
    "SELECT body FROM deliveries WHERE workspace_id = $1::uuid AND id = $2::uuid",
    key,
  );
  const [row] = rows;
  if (!row?.body) return;
  await pool().query(
    `UPDATE deliveries SET body = CASE WHEN state = 'done' THEN NULL ELSE $3::bytea END
    WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [...key, redactNotification(row.body)],
  );
}
