import { pool } from "#lib/database/pool.ts";

type Column = { table: string; column: string; isBytes: boolean };

/**
 * Every value of every table of every schema, bytes as their text: what a dump of the database would hold. Of other
 * workspaces nothing, if one is named.
 */
export async function dumpDatabase(workspaceId?: string): Promise<string> {
  const { rows } = await pool().query<Column>(`
    SELECT format('%I.%I', c.table_schema, c.table_name) AS table, format('%I', c.column_name) AS column,
      c.data_type = 'bytea' AS "isBytes"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
    ORDER BY 1, c.ordinal_position`);
  const lines: string[] = [];
  for (const [table, columns] of Map.groupBy(rows, (row) => row.table)) {
    const values = columns.map(({ column, isBytes }) =>
      isBytes ? `encode(${column}, 'escape')` : `${column}::text`,
    );
    const isOwned = workspaceId && columns.some(({ column }) => column === "workspace_id");
    const { rows: found } = await pool().query<{ line: string }>(
      `SELECT concat_ws(' | ', ${values.join(", ")}) AS line FROM ${table}
      ${isOwned ? `WHERE workspace_id = '${workspaceId}'` : ""}`,
    );
    lines.push(...found.map(({ line }) => `${table}: ${line}`));
  }
  return lines.join("\n");
}

/** The lines in which it stands, in any case. */
export function linesWith(dump: string, canary: string): string[] {
  return dump.split("\n").filter((line) => line.toLowerCase().includes(canary.toLowerCase()));
}
