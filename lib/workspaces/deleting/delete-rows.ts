import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";

const rowsAtOnce = 1_000;

/**
 * Whoever refers to others before those. What may hold a token of Intercom's is not among them: it goes with the
 * workspace itself.
 */
const tables = [
  ...["notifications", "bulk_changes", "bulk_actions", "saved_views"],
  ...["ticket_search", "ticket_comments", "ticket_former_numbers", "ticket_merges"],
  ...["ticket_reads", "ticket_activity", "ticket_tags", "ticket_quotes", "ticket_origins"],
  ...["feedback_tickets", "ticket_counts", "message_attachments", "stored_files"],
  ...["conversation_messages", "intercom_conversations"],
  ...["trigger_tags", "product_intercom_settings", "products", "intercom_tags", "deliveries"],
  ...["contact_import_seen", "contact_import_companies", "contact_imports"],
  ...["contact_changes", "contact_merges", "contact_companies", "contacts", "companies"],
  ...["erased_contacts", "intercom_teammates", "rate_budgets"],
  ...["invitations", "memberships", "audit_log"],
];

const isBeingDeleted =
  "EXISTS (SELECT FROM workspaces WHERE id = $1::uuid AND deleting_since IS NOT NULL)";

/** What is merged refers to others of its table, in any order. */
const unlinkMerged = (table: string) => `
  UPDATE ${table} SET merged_into_id = NULL
  WHERE workspace_id = $1::uuid AND ${isBeingDeleted} AND id IN (
    SELECT id FROM ${table} WHERE workspace_id = $1::uuid AND merged_into_id IS NOT NULL LIMIT ${rowsAtOnce})`;

const withMerged = ["contacts", "feedback_tickets"];

const deleteFrom = (table: string) => `
  DELETE FROM ${table}
  WHERE workspace_id = $1::uuid AND ${isBeingDeleted} AND ctid = ANY (ARRAY (
    SELECT ctid FROM ${table} WHERE workspace_id = $1::uuid LIMIT ${rowsAtOnce}))`;

const steps: (readonly [name: string, statement: string])[] = tables.flatMap((table) =>
  withMerged.includes(table)
    ? [[`merged ${table}`, unlinkMerged(table)] as const, [table, deleteFrom(table)] as const]
    : [[table, deleteFrom(table)] as const],
);

/**
 * Removes whatever the workspace holds, if it is being deleted, a bounded piece at a time, each of its own transaction.
 * Yields the name of the table after each piece.
 */
export async function* deleteRows({ workspaceId }: Scope): AsyncGenerator<string> {
  for (const [name, statement] of steps) {
    while (((await pool().query(statement, [workspaceId])).rowCount ?? 0) > 0) yield name;
  }
}

/** The last row, and with it what came meanwhile: whoever is still writing is waited for, and nobody begins anew. */
export async function deleteLastRow({ workspaceId }: Scope): Promise<void> {
  await pool().query("DELETE FROM workspaces WHERE id = $1::uuid AND deleting_since IS NOT NULL", [
    workspaceId,
  ]);
}
