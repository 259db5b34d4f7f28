import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

/** By what the people who are being erased are found. */
export type Traces = {
  contactIds: string[];
  /** Side by side: an id means somebody only within its Intercom workspace. */
  appIds: string[];
  intercomIds: string[];
  /** As they are and were. */
  names: string[];
  /** In lower case. */
  emails: string[];
};

const peopleAtOnce = 50;

/** Of those who have waited longest; null if nobody is being erased. */
export async function findTraces({ workspaceId }: Scope): Promise<Traces | null> {
  const rows = await database.contact.findMany({
    where: { workspaceId, erasingSince: { not: null } },
    orderBy: [{ erasingSince: "asc" }, { id: "asc" }],
    take: peopleAtOnce,
    select: { id: true, intercomAppId: true, intercomContactId: true },
  });
  if (rows.length === 0) return null;
  const contactIds = rows.map(({ id }) => id);
  const keys = rows.flatMap(({ intercomAppId, intercomContactId }) =>
    intercomAppId && intercomContactId ? [{ intercomAppId, intercomContactId }] : [],
  );
  const intercomIds = keys.map(({ intercomContactId }) => intercomContactId);
  const appIds = keys.map(({ intercomAppId }) => intercomAppId);
  return { contactIds, appIds, intercomIds, ...(await findWords(workspaceId, contactIds)) };
}

async function findWords(workspaceId: string, contactIds: string[]) {
  const rows = await database.$queryRaw<{ what: "name" | "email"; word: string }[]>`
    WITH theirs AS (
      SELECT * FROM contacts WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${contactIds}::uuid[])
    )
    SELECT DISTINCT w.what, trim(CASE w.what WHEN 'email' THEN lower(w.word) ELSE w.word END) AS word
    FROM (
      SELECT 'name' AS what, unnest(ARRAY[name, intercom_name]) AS word FROM theirs
      UNION ALL SELECT 'email', unnest(ARRAY[email, intercom_email]) FROM theirs
      UNION ALL
      SELECT h.what, unnest(ARRAY[h.before, h.after]) FROM contact_changes h
      WHERE h.workspace_id = ${workspaceId}::uuid AND h.contact_id = ANY (${contactIds}::uuid[])
        AND h.what IN ('name', 'email')
      UNION ALL
      SELECT v.what, v.word FROM feedback_tickets t
      CROSS JOIN LATERAL (VALUES ('name', t.customer_name), ('email', t.customer_email)) AS v(what, word)
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.contact_id = ANY (${contactIds}::uuid[])
    ) w
    WHERE trim(w.word) <> ''`;
  const wordsOf = (what: string) => rows.filter((row) => row.what === what).map(({ word }) => word);
  return { names: wordsOf("name"), emails: wordsOf("email") };
}
