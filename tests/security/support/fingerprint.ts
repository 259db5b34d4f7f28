import { pool } from "#lib/database/pool.ts";

/** One line per table: what is in it, of one workspace or (without one) altogether. Last-seen times do not count. */
export async function fingerprint(workspaceId?: string): Promise<Record<string, string>> {
  const { rows: tables } = await pool().query<{ name: string; tenant: boolean }>(`
    select t.table_name as name, bool_or(c.column_name = 'workspace_id') as tenant
    from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not like '\\_prisma%'
    group by 1 order by 1`);
  const prints: Record<string, string> = {};
  for (const { name, tenant } of tables) {
    if (workspaceId !== undefined && !tenant && name !== "workspaces") continue;
    const column = name === "workspaces" ? "id" : "workspace_id";
    const filter = workspaceId === undefined ? "" : `where t.${column} = '${workspaceId}'::uuid`;
    const { rows } = await pool().query<{ print: string }>(`
      select count(*) || ':' || coalesce(md5(string_agg((to_jsonb(t) - 'last_seen_at')::text, '' order by (to_jsonb(t) - 'last_seen_at')::text)), '') as print
      from "${name}" t ${filter}`);
    prints[name] = rows[0]?.print ?? "";
  }
  return prints;
}
