import { pool } from "#lib/database/pool.ts";

type Columns = Record<string, string>;

const earlier = (...names: string[]): Columns =>
  Object.fromEntries(names.map((name) => [name, `${name} - make_interval(secs => $2)`]));

const dated: Record<string, Columns> = {
  intercom_connections: earlier("swept_until", "fully_imported_at", "connected_at"),
  contact_imports: earlier("started_at", "moved_at", "ended_at", "wait_until", "sweep_from"),
  deliveries: earlier("received_at", "next_try_at", "lease_until", "finished_at"),
  rate_budgets: earlier("resets_at"),
  companies: {
    ...earlier("intercom_created_at", "intercom_updated_at", "deleted_at", "created_at"),
    fingerprint: fingerprintOf([
      ...["intercom_company_id", "external_id", "name", "website", "plan", "custom_attributes"],
      ...["@intercom_created_at", "@intercom_updated_at"],
    ]),
  },
  contacts: {
    ...earlier("intercom_created_at", "intercom_updated_at", "signed_up_at", "last_seen_at"),
    ...earlier("standing_since", "absent_since", "created_at", "updated_at"),
    fingerprint: fingerprintOf([
      ...["avatar_url", "city", "country", "@intercom_created_at", "custom_attributes"],
      ...["intercom_email", "external_id", "intercom_contact_id", "@last_seen_at", "intercom_name"],
      ...["owner_id", "intercom_phone", "region", "role::text", "@signed_up_at"],
      "@intercom_updated_at",
    ]),
  },
};

const statement = `WITH ${Object.entries(dated)
  .map(([table, columns]) => `${table}_moved AS (${updateOf(table, columns)})`)
  .join(", ")} SELECT FROM set_config('tests.time_passes', 'yes', true)`;

/**
 * Days pass although both sides read the real clock: all that Timebook has written down moves into the past, as it does
 * in the simulated Intercom. Only differences between moments and Intercom's days decide anything, so it is as if the
 * clock had gone forward; nothing waits, and the app's own waits end when it said they would. Nothing may be under way.
 */
export async function passTime(workspaceId: string, seconds: number): Promise<void> {
  await pool().query(statement, [workspaceId, seconds]);
}

function updateOf(table: string, columns: Columns): string {
  const set = Object.entries(columns).map(([name, value]) => `${name} = ${value}`);
  return `UPDATE ${table} SET ${set.join(", ")} WHERE workspace_id = $1`;
}

/** As the app will find it for the same values at the earlier time: JSON in this order. An @ marks a moment. */
function fingerprintOf(names: string[]): string {
  const values = names.map((name) => {
    const at = `(${name.slice(1)} - make_interval(secs => $2)) AT TIME ZONE 'UTC'`;
    const text = name.startsWith("@") ? `to_char(${at}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : name;
    return `coalesce(to_json(${text})::text, 'null')`;
  });
  const json = `'[' || concat_ws(',', ${values.join(", ")}) || ']'`;
  return `CASE WHEN fingerprint IS NOT NULL THEN md5(${json})::uuid END`;
}
