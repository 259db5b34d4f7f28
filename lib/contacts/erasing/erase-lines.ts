import type { Scope } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import type { Traces } from "./find-traces.ts";

/** Names in the history of others, with whom a merge was made or undone, and in the audit log. Repeating it is harmless. */
export async function eraseLines({ workspaceId }: Scope, traces: Traces): Promise<void> {
  const { contactIds, names, emails } = traces;
  const words = [...names, ...emails];
  await transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE contact_changes h SET
        before = CASE WHEN h.before = ANY (${names}::text[]) THEN NULL ELSE h.before END,
        after = CASE WHEN h.after = ANY (${names}::text[]) THEN NULL ELSE h.after END
      WHERE h.workspace_id = ${workspaceId}::uuid AND h.what IN ('merged', 'unmerged')
        AND (h.before = ANY (${names}::text[]) OR h.after = ANY (${names}::text[]))
        AND h.contact_id IN (
          SELECT unnest(ARRAY[m.from_id, m.into_id]) FROM contact_merges m
          WHERE m.workspace_id = ${workspaceId}::uuid
            AND (m.from_id = ANY (${contactIds}::uuid[]) OR m.into_id = ANY (${contactIds}::uuid[]))
          UNION
          SELECT c.merged_into_id FROM contacts c
          WHERE c.workspace_id = ${workspaceId}::uuid AND c.id = ANY (${contactIds}::uuid[]))`;
    await tx.$executeRaw`
      UPDATE audit_log SET detail = NULL
      WHERE workspace_id = ${workspaceId}::uuid AND lower(detail) = ANY (
        SELECT lower(word) FROM unnest(${words}::text[]) AS w(word))`;
  });
}
