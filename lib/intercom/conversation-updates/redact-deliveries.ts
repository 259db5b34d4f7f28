import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";
import { parseJson } from "#lib/intercom/webhook-to-ticket/request/parse-json.ts";

const batch = 500;
const first = "00000000-0000-0000-0000-000000000000";

/** Takes the words of these messages out of every notification that is kept. */
export async function redactDeliveries(
  { workspaceId }: Scope,
  messageIds: string[],
): Promise<void> {
  if (messageIds.length === 0) return;
  let after: string | null = first;
  while (after !== null) {
    const { rows }: { rows: Row[] } = await pool().query<Row>(
      `WITH next AS (
         SELECT id, topic, body FROM deliveries WHERE workspace_id = $1::uuid AND id > $2::uuid ORDER BY id LIMIT $3
       )
       SELECT id, CASE WHEN topic LIKE 'conversation%' AND EXISTS (
         SELECT FROM unnest($4::text[]) AS m(id) WHERE position(convert_to(m.id, 'UTF8') IN next.body) > 0
       ) THEN body END AS body FROM next ORDER BY id`,
      [workspaceId, after, batch, messageIds],
    );
    for (const { id, body } of rows)
      if (body) await redactOne({ workspaceId, id, body }, messageIds);
    after = rows.length < batch ? null : (rows.at(-1)?.id ?? null);
  }
}

type Row = { id: string; body: Uint8Array | null };
type Found = { workspaceId: string; id: string; body: Uint8Array };

async function redactOne({ workspaceId, id, body }: Found, messageIds: string[]): Promise<void> {
  const parsed = parseJson(body);
  if (parsed.problem) return;
  const left = withoutWords(parsed.value, new Set(messageIds));
  await pool().query(
    "UPDATE deliveries SET body = $3::bytea WHERE workspace_id = $1::uuid AND id = $2::uuid AND body IS NOT NULL",
    [workspaceId, id, Buffer.from(JSON.stringify(left))],
  );
}

/** The same, with every message of these ids emptied and marked. */
function withoutWords(value: unknown, messageIds: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutWords(one, messageIds));
  if (typeof value !== "object" || value === null) return value;
  const isOne = "body" in value && "id" in value && messageIds.has(String(value.id));
  const kept = isOne ? { ...value, ...emptied } : value;
  return Object.fromEntries(
    Object.entries(kept).map(([name, inner]) => [name, withoutWords(inner, messageIds)]),
  );
}

const emptied = { body: "", subject: "", attachments: [], redacted: true };
