import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { listMembers } from "#lib/workspaces/members/list-members.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";
import { type Exported, exportedTables } from "./exported-tables.ts";

type Row = Record<string, unknown>;

/** A message may be long: so many of them are in memory at once. */
const rowsAtOnce = 200;

/**
 * All that the workspace holds, a line of JSON each, in pieces of bounded size that are read as they are taken. The last
 * line counts what came before: a file without it is cut off. Throws `forbidden`.
 */
export async function exportWorkspace(admin: Admin): Promise<AsyncGenerator<string>> {
  await transaction(async (tx) => {
    await lockMembership(tx, admin);
    await recordAudit(tx, admin, "Exported everything");
  });
  return writeLines(admin);
}

async function* writeLines(admin: Admin): AsyncGenerator<string> {
  const { workspaceId, workspaceSlug: slug, workspaceName: name, userName: by } = admin;
  const members = await listMembers(admin);
  yield linesOf("workspace", [{ id: workspaceId, slug, name, exportedAt: new Date(), by }]);
  yield linesOf("member", members);
  const counts: Record<string, number> = { member: members.length };
  for (const exported of exportedTables) {
    for await (const rows of readBatches(exported, workspaceId)) {
      counts[exported.kind] = (counts[exported.kind] ?? 0) + rows.length;
      yield linesOf(exported.kind, rows);
    }
  }
  yield linesOf("end", [counts]);
}

function linesOf(kind: string, rows: Row[]): string {
  return rows.map((row) => `${JSON.stringify({ is: kind, ...row })}\n`).join("");
}

async function* readBatches(exported: Exported, workspaceId: string): AsyncGenerator<Row[]> {
  const { key } = exported;
  for (let last: unknown[] = []; ; ) {
    const { rows } = await pool().query<Row>(batchOf(exported, last.length > 0), [
      workspaceId,
      ...last,
    ]);
    if (rows.length > 0) yield rows;
    const end = rows.at(-1);
    if (rows.length < rowsAtOnce || key.length === 0 || !end) return;
    last = key.map((column) => end[column]);
  }
}

/** The rows after those that were read. A row of a table without more of a key is the only one. */
function batchOf({ table, key, columns, where = "true" }: Exported, isLater: boolean): string {
  const places = key.map((_, index) => `$${index + 2}`);
  const after = isLater ? `AND (${key.join(", ")}) > (${places.join(", ")})` : "";
  return `
    SELECT ${columns.map((column) => `"${column}"`).join(", ")} FROM ${table}
    WHERE workspace_id = $1::uuid AND ${where} ${after}
    ORDER BY ${["workspace_id", ...key].join(", ")} LIMIT ${rowsAtOnce}`;
}
